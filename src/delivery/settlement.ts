import type { SendOutcome } from '../email/mailer.ts';

/** How a claim ends. */
export type Settlement =
  | { readonly state: 'SENT'; readonly messageId: string }
  | { readonly state: 'RELEASED'; readonly code: string }
  | { readonly state: 'FAILED'; readonly code: string }
  | { readonly state: 'UNKNOWN'; readonly code: string };

/** Decides what one attempt means for the ledger. What may have been sent is never released. */
export function settlementOf(outcome: SendOutcome): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'SENT', messageId: outcome.messageId };
    case 'throttled':
    case 'quota-exceeded':
    case 'sending-paused':
      return { state: 'RELEASED', code: outcome.kind };
    case 'not-connected':
    case 'sender-refused':
      return { state: 'RELEASED', code: outcome.code };
    case 'rejected':
      return { state: 'FAILED', code: outcome.code };
    case 'unknown':
      return { state: 'UNKNOWN', code: outcome.code };
  }
}
