import type { Extent } from '../digest/digest.ts';
import type { Finding } from '../digest/finding.ts';
import type { MessageView } from './message-view.ts';

export interface DeskList {
  readonly newsletter: { readonly name: string; readonly tagline: string } | undefined;
  /** The newest day first. */
  readonly rows: readonly DeskRow[];
  /** What is wrong in files that none of the rows is made of. */
  readonly otherFindings: readonly Finding[];
}

/** A digest as a row of an inbox. */
export interface DeskRow {
  readonly id: string;
  /** `YYYY-MM-DD`; empty if the digest's file cannot be read. */
  readonly date: string;
  /** The editor's file; undefined where the day's articles make the digest by themselves. */
  readonly file: string | undefined;
  /** `broken`: it has errors, and would not go out. */
  readonly status: 'draft' | 'ready' | 'broken';
  readonly from: string;
  readonly subject: string;
  readonly preheader: string;
  readonly flags: readonly string[];
  /** What is known of it from its last rendering, which may be older than the files; absent if it was not looked at. */
  readonly rendered?: RenderedFacts;
  /** The folder of fixtures that it is of; absent if it is of the newsletter itself. */
  readonly fixture?: string;
  /** Not all that it is made of was checked yet: there may be more errors and warnings than these. */
  readonly isBeingChecked?: true;
  readonly errors: number;
  readonly warnings: number;
}

export interface RenderedFacts {
  /** Bytes of the HTML part as it travels. */
  readonly encodedHtml: number;
  /** Of what would be published of it: an issue of the same hash is the same. */
  readonly contentHash: string;
}

/** A digest as a subscriber would get it, with what is wrong with it. */
export interface Preview {
  readonly row: DeskRow;
  /** Of the files that it is made of and of the rendered mail. */
  readonly findings: readonly Finding[];
  /** The last version that could be rendered; undefined if there has been none. */
  readonly shown: ShownDigest | undefined;
  /** Whether `shown` is older than the files, because these cannot be rendered as they are. */
  readonly isStale: boolean;
  /** Differs from that of before if a picture of the content came, went or was replaced. */
  readonly pictureStamp?: string;
  /** Id of whom it was to be made out to, if there is nobody of that id: it is made out to the sample subscriber. */
  readonly unknownReader?: string;
}

export interface ShownDigest {
  /** RFC 3339 */
  readonly renderedAt: string;
  readonly preheader: string;
  readonly extent: Extent;
  /** Made out to a subscriber, the sample one if nobody is chosen, and read back from its MIME form as a mail client would. */
  readonly message: MessageView;
  /** The HTML that everybody sees below /issues/, made out to nobody. */
  readonly web: string;
  /** In which direction the newsletter is written. */
  readonly direction: 'ltr' | 'rtl';
}
