import type { MessageFields } from '../email/message-fields.ts';

/** The subscribers whom a mail can be made out to, so as to see it as they get it. */
export interface Readers {
  /** Some of those who are sent issues, or of those among them whose address has `search` in it. */
  list(search: string): Promise<ReaderList>;
  /** What a message of theirs is made out with; undefined if there is no subscriber of that id. */
  fieldsOf(id: string): Promise<MessageFields | undefined>;
}

export interface ReaderList {
  readonly rows: readonly ReaderRow[];
  /** There may be more than these. */
  readonly isPart: boolean;
}

export interface ReaderRow {
  readonly id: string;
  readonly address: string;
}
