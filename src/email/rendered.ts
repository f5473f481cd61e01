/** What `render` gives for every kind of mail: digest, confirmation, welcome. */
export interface Rendered {
  readonly subject: string;
  readonly preheader: string;
  /** The HTML part: UTF-8, no line over 998 bytes, `MESSAGE_PLACEHOLDERS` where a subscriber's fields go. */
  readonly html: string;
  /** The text part, with every story and link of the HTML part. */
  readonly text: string;
}
