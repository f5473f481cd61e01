import { applyFeedback, type ApplyFeedbackResult } from '../subscribers/apply-feedback.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { brakeIssue, type BrakePorts } from './brake-issue.ts';
import type { BrakeReason } from './brake-store.ts';
import { decideEvent } from './decide-event.ts';
import { isTimeToLook } from './decide-brake.ts';
import { WITHHELD_CODE, type FeedbackEvent } from './feedback-event.ts';
import { issueProgress, type ProgressPorts } from './issue-progress.ts';
import type { LedgerFacts } from './ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from './ledger-revisions.ts';

export interface RecordEventPorts extends BrakePorts {
  readonly revisions: LedgerRevisions;
  readonly rows: ProgressPorts;
  readonly subscribers: Pick<SubscriberStore, 'loadMany' | 'save'>;
}

export interface RecordedEvent {
  /** What the ledger did not know before; `none` also for a message that has no entry. */
  readonly ledger: 'settled' | 'facts' | 'double' | 'none';
  readonly subscriber: ApplyFeedbackResult;
  /** Why the issue was stopped by this event. */
  readonly braked?: BrakeReason;
}

/**
 * Records an event of SES. Idempotent, and right in any order: the same event again changes nothing. The subscriber
 * goes first, so that a crash in between leaves the event to be recorded once more, and not a suppression undone.
 *
 * @throws if a store fails; the event is to be delivered again then
 */
export async function recordEvent(ports: RecordEventPorts, event: FeedbackEvent): Promise<RecordedEvent> {
  const subscriber = await moveSubscriber(ports, event);
  const revision = await reviseEntry(ports.revisions, event);
  const braked = revision && (await lookAtBrake(ports, event.issueId, revision.facts));
  return { ledger: wordFor(revision), subscriber, ...(braked ? { braked } : {}) };
}

async function moveSubscriber(
  { subscribers, now }: RecordEventPorts,
  { subscriberId, issueId, sentAt, feedback }: FeedbackEvent,
): Promise<ApplyFeedbackResult> {
  switch (feedback.kind) {
    case 'hard-bounce':
    case 'complaint':
    case 'soft-bounce': {
      const { kind, at } = feedback;
      return applyFeedback(subscribers, {
        subscriberId,
        feedback: { kind, at, sentAt, issueId },
        now: now(),
      });
    }
    case 'accepted':
    case 'delivered':
    case 'reject':
      return 'unchanged';
  }
}

/** @returns what was saved; undefined if there was nothing new, or no such entry */
async function reviseEntry(
  revisions: LedgerRevisions,
  event: FeedbackEvent,
): Promise<LedgerRevision | undefined> {
  for (;;) {
    const entry = await revisions.load(event);
    const revision = entry && decideEvent(entry, event);
    if (!revision) return undefined;
    if ((await revisions.revise(event, entry, revision)) === 'saved') return revision;
  }
}

async function lookAtBrake(
  ports: RecordEventPorts,
  issueId: string,
  facts: LedgerFacts,
): Promise<BrakeReason | undefined> {
  const reason = brakeReasonOf(facts);
  if (!reason || !isTimeToLook(reason, await ports.brakes.add(issueId, reason))) return undefined;
  return brakeIssue(ports, issueId, await issueProgress(ports.rows, issueId));
}

function brakeReasonOf({ bouncedAt, bounceCode, complainedAt }: LedgerFacts): BrakeReason | undefined {
  if (complainedAt !== undefined) return 'complaints';
  return bouncedAt !== undefined && bounceCode !== WITHHELD_CODE ? 'bounces' : undefined;
}

function wordFor(revision: LedgerRevision | undefined): RecordedEvent['ledger'] {
  if (!revision) return 'none';
  if (revision.facts.secondMessageId !== undefined) return 'double';
  return revision.to ? 'settled' : 'facts';
}
