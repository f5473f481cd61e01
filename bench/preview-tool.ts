/** A preview server, as somebody who writes a mail with it starts it. */
export interface PreviewTool {
  readonly name: string;
  /** What is started, in `folder`. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly folder: string;
  /** The page that shows the mail. */
  readonly page: string;
  /** Writes the mail's source with this as its first word. */
  readonly save: (word: string) => void;
}

/** The beginning of the sample's lead, which each save changes. */
export const FIRST_WORDS = 'Ministers from';
