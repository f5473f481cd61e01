/** A digest taken apart: what stands between its files and its mail. */
export interface Inspection {
  /** What Handlebars made of the templates, before it becomes HTML. */
  readonly mjml: string;
  /** What the templates were filled with: a `MailView`. */
  readonly view: object;
  /** In reading order. */
  readonly outline: readonly OutlinePart[];
}

/** A part of a digest, and the parts that it has in its turn. */
export interface OutlinePart {
  /** `article`, or the type of a block. */
  readonly kind: string;
  /** Where it stands in the digest, or within its article: `blocks[1].blocks[0]`, `related`. */
  readonly path: string;
  /** How it begins, as it stands in the mail; empty if nothing of it is written in a file. */
  readonly words: string;
  /** How many words there are to read, those of its parts among them. */
  readonly wordCount: number;
  /** Of its heading in the mail, 2 to 6; undefined if it has none. */
  readonly level: number | undefined;
  /** Where it was written; undefined where the day's articles make the digest by themselves. */
  readonly place: { readonly file: string; readonly line: number } | undefined;
  /** Id of the article, if it is one: its anchor in the mail. */
  readonly article: string | undefined;
  readonly parts: readonly OutlinePart[];
}

/** How much smaller the HTML part would be without a part of the digest. */
export interface Weight {
  /** As in `OutlinePart`. */
  readonly path: string;
  readonly bytes: number;
}
