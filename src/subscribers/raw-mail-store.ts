/** Where mails that came in wait, as they came, until they are handled. */
export interface RawMailStore {
  /**
   * @param id what SES calls the mail
   * @returns the mail, of a very long one its first `MAX_INBOUND_BYTES` and one more; undefined if it is gone
   */
  load(id: string): Promise<Uint8Array | undefined>;
  /** Removing what is gone already is fine. */
  remove(id: string): Promise<void>;
}
