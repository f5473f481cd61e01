import { z } from 'zod';

/** What can be said of an issue without opening its documents. */
export const IssueMeta = z
  .object({
    /** The day it is for, `YYYY-MM-DD`; one issue a day. */
    id: z.string(),
    /** 1 for the first published content of that day, one more for each different content before sending began. */
    revision: z.number(),
    /** SHA-256 of the content, hex: the name that it is stored under. See `contentHash`. */
    contentHash: z.string(),
    subject: z.string(),
    preheader: z.string(),
    /** Envelope sender: the bare address of the newsletter. */
    from: z.string(),
    /** When it was published; RFC 3339, UTC. */
    publishedAt: z.string(),
  })
  .readonly();
export type IssueMeta = z.infer<typeof IssueMeta>;

/** The frozen documents of an issue. Immutable: other content has another hash. */
export interface IssueDocuments {
  /** As in the mail, with `MESSAGE_PLACEHOLDERS` where a subscriber's fields go. */
  readonly html: string;
  readonly text: string;
  /** The encoded MIME message with placeholders; see `compileMessageTemplate`. */
  readonly messageTemplate: Uint8Array;
}

export interface Issue extends IssueMeta, IssueDocuments {}

/** What a content hash is taken of: all that the publisher chooses, nothing that the system adds. */
export type IssueContent = Pick<IssueMeta, 'subject' | 'preheader' | 'from'> & IssueDocuments;
