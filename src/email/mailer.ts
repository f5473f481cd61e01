/** One complete message on its way to one subscriber. */
export interface OutgoingMessage {
  /** The whole MIME message, CRLF line ends, UTF-8. */
  readonly raw: Uint8Array;
  /** Envelope sender: a bare address. */
  readonly from: string;
  /** Envelope recipient: a bare address. One message goes to one subscriber, so that a complaint names one. */
  readonly to: string;
  /** SES message tags; names and values match `[A-Za-z0-9_-]{1,256}`. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What is known after one attempt. Only `sent` and `unknown` may have put a mail on its way:
 * `unknown` means that nobody can say (an answer was lost, or the service failed while accepting).
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'quota-exceeded' }
  | { readonly kind: 'sending-paused' }
  /** Refused for what every message has in common: a sender that SES does not know, or settings that it has not. */
  | { readonly kind: 'sender-refused'; readonly code: string }
  | { readonly kind: 'rejected'; readonly code: string }
  | { readonly kind: 'not-connected'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** Hands one message over, exactly once: an implementation never retries. */
export interface Mailer {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}
