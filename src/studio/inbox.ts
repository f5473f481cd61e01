/** The messages that the local system has sent. */
export interface Inbox {
  /** The newest first. */
  list(): readonly InboxRow[];
  /** The MIME message as it was accepted; undefined if no message has that id. */
  read(messageId: string): Promise<Uint8Array | undefined>;
  /**
   * Tells that there is another message, or that they were deleted.
   *
   * @returns ends the calls
   */
  onMessage(listener: () => void): () => void;
  /** Deletes every message. Missing where they belong to another process. */
  clear?(): Promise<void>;
}

export interface InboxRow {
  readonly messageId: string;
  /** RFC 3339 */
  readonly time: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}

/** Some of the messages. */
export interface InboxList {
  /** How many messages there are. */
  readonly total: number;
  /** How many of them are what was looked for; of those whose text was looked into, see `unread`. */
  readonly found: number;
  /** The newest first. */
  readonly rows: readonly InboxRow[];
  /** Where the older ones begin: give it as `after`. Absent if these are the last. */
  readonly next?: string;
  /** So many older messages were not opened for their text. */
  readonly unread: number;
  readonly canBeCleared: boolean;
}
