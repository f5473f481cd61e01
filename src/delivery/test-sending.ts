/** What became of a test message. */
export type TestSending =
  | { readonly kind: 'sent'; readonly messageId: string; readonly to: string }
  /** Nothing was sent, or nobody can say; the message says why and what to do. */
  | { readonly kind: 'refused'; readonly message: string };
