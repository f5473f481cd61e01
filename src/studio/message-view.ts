/** A MIME message taken apart as a mail client does it. */
export interface MessageView {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** In the order of the message, unfolded, encoded words decoded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly html: string;
  readonly text: string;
  /** The message itself. Ours are ASCII throughout; a byte beyond that is shown as its Latin-1 letter. */
  readonly raw: string;
  readonly bytes: MessageBytes;
}

export interface MessageBytes {
  readonly html: number;
  /** The HTML part as it travels. Gmail clips by one of the two sizes; nobody outside knows by which. */
  readonly encodedHtml: number;
  readonly text: number;
  readonly raw: number;
}
