import { REJECTED_BY_SES, type FeedbackEvent } from './feedback-event.ts';
import type { LedgerEntry, LedgerFacts } from './ledger-entry.ts';
import type { LedgerRevision } from './ledger-revisions.ts';

/**
 * Decides what an event of SES means for the message's entry; undefined if it says nothing new. The same events
 * lead to the same entry in whatever order they come, and however often.
 */
export function decideEvent(entry: LedgerEntry, event: FeedbackEvent): LedgerRevision | undefined {
  const to = event.feedback.kind === 'reject' ? afterReject(entry, event) : afterAcceptance(entry, event);
  const facts = newFacts(entry, { ...factsOf(event), ...secondAcceptance(entry, event) });
  if (!to && Object.keys(facts).length === 0) return undefined;
  return { ...(to ? { to } : {}), facts };
}

// A claim that is still in hand is settled too: if its sender's answer gets lost after this event has passed, nothing
// would be left to prove the acceptance. The sender's own settlement is stale then and says the same.
function afterAcceptance(entry: LedgerEntry, { messageId, sentAt }: FeedbackEvent): LedgerRevision['to'] {
  const sent = { state: 'SENT', messageId, at: sentAt } as const;
  switch (entry.state) {
    case 'CLAIMED':
    case 'RELEASED':
    case 'UNKNOWN':
    case 'HELD':
      return sent;
    case 'SKIPPED':
      // The first message was accepted after all; it was the second that was not sent any more.
      return entry.resendAfter === undefined ? undefined : sent;
    case 'FAILED':
      return entry.resendAfter === undefined || entry.code === REJECTED_BY_SES ? undefined : sent;
    case 'SENT':
      return undefined;
  }
}

// SENT means accepted by SES, and stays true: there the rejection is a fact beside it.
function afterReject(entry: LedgerEntry, { feedback, sentAt }: FeedbackEvent): LedgerRevision['to'] {
  const failed = {
    state: 'FAILED',
    code: REJECTED_BY_SES,
    at: feedback.kind === 'reject' ? feedback.at : sentAt,
  } as const;
  switch (entry.state) {
    case 'CLAIMED':
    case 'RELEASED':
    case 'UNKNOWN':
    case 'HELD':
      return failed;
    case 'SKIPPED':
    case 'FAILED':
    case 'SENT':
      return undefined;
  }
}

function factsOf({ feedback }: FeedbackEvent): LedgerFacts {
  switch (feedback.kind) {
    case 'accepted':
      return {};
    case 'delivered':
      return { deliveredAt: feedback.at };
    case 'hard-bounce':
      return { bouncedAt: feedback.at, bounceCode: feedback.code };
    case 'soft-bounce':
      return { softBouncedAt: feedback.at };
    case 'complaint':
      return { complainedAt: feedback.at };
    case 'reject':
      return { rejectedAt: feedback.at };
  }
}

function secondAcceptance(entry: LedgerEntry, { messageId, feedback }: FeedbackEvent): LedgerFacts {
  const isSecond = entry.state === 'SENT' && entry.messageId !== messageId && feedback.kind !== 'reject';
  return isSecond ? { secondMessageId: messageId } : {};
}

function newFacts(entry: LedgerEntry, facts: LedgerFacts): LedgerFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => entry[name as keyof LedgerFacts] === undefined),
  );
}
