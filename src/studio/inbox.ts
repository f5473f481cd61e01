/** The messages that the local system has sent. */
export interface Inbox {
  /** The newest first. */
  list(): readonly InboxRow[];
  /** The MIME message as it was accepted; undefined if no message has that id. */
  read(messageId: string): Promise<Uint8Array | undefined>;
  /** @returns ends the calls */
  onMessage(listener: () => void): () => void;
}

export interface InboxRow {
  readonly messageId: string;
  /** RFC 3339 */
  readonly time: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}
