import { answerError, type SesAnswer } from './ses-answer.ts';
import type { SesFault } from './ses-faults.ts';
import type { SesLimits } from './ses-limits.ts';

/**
 * How SES words its refusals, or undefined if the message is accepted.
 *
 * @param takeLimits called, and so counted, only for a message that no fault refuses
 */
export function refusalOf(
  fault: SesFault | undefined,
  takeLimits: () => ReturnType<SesLimits['take']>,
): SesAnswer | undefined {
  switch (fault?.kind) {
    case 'throttle':
      return RATE_EXCEEDED;
    case 'daily-quota':
      return QUOTA_EXCEEDED;
    case 'reject':
      return answerError(400, 'MessageRejected', 'Told to reject');
    case 'paused':
      return answerError(400, 'AccountSendingPausedException', 'Email sending is disabled for this account.');
    case 'error-500':
      return answerError(500, 'InternalFailure', 'Told to fail');
    case 'accept-then-500':
    case 'accept-then-reset':
    case 'accept-then-hang':
    case 'slow':
    case 'fate':
    case 'events-lost':
    case 'events-doubled':
    case 'events-reversed':
    case undefined:
      return refusalByLimits(takeLimits());
  }
}

const RATE_EXCEEDED = answerError(400, 'Throttling', 'Maximum sending rate exceeded.');
const QUOTA_EXCEEDED = answerError(400, 'Throttling', 'Daily message quota exceeded.');

function refusalByLimits(taken: ReturnType<SesLimits['take']>): SesAnswer | undefined {
  switch (taken) {
    case 'accepted':
      return undefined;
    case 'rate-exceeded':
      return RATE_EXCEEDED;
    case 'quota-exceeded':
      return QUOTA_EXCEEDED;
  }
}
