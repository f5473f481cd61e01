import type { IssueRecord } from './issue-record.ts';
import { dayAfter, dayAt, isSendingDay, sendWindow, type SendTimes } from './send-window.ts';

/** What a tick of the schedule is to do. `sendBy` is RFC 3339. */
export type TickDecision =
  | { readonly kind: 'no-sending-day' }
  | { readonly kind: 'too-early'; readonly from: string }
  /** Nobody has published an issue, and there is time yet. */
  | { readonly kind: 'compose'; readonly sendBy: string }
  /** Begin the issue, or go on with what an earlier tick has begun. */
  | { readonly kind: 'plan'; readonly sendBy: string }
  /** Everything is on the queue. */
  | { readonly kind: 'already' }
  | { readonly kind: 'paused' }
  /** Its time is over, and nothing was begun. */
  | { readonly kind: 'late'; readonly sendBy: string };

/** How long after its send-by time a day that ends past midnight is still looked at, to say that it was missed. */
const LOOK_BACK_MS = 60 * 60_000;

/** The days whose issues a tick may be about, in this order; of yesterday's see `isOpenYesterday`. */
export function daysOfTick(
  times: SendTimes,
  now: Date,
): { readonly yesterday: string; readonly today: string } {
  const today = dayAt(times, now);
  return { yesterday: dayAfter(today, -1), today };
}

/**
 * Whether yesterday's issue is still to be looked at: it may go out after midnight, by the newsletter's times or by one
 * that was set for it alone, or not all of it is on the queue yet.
 *
 * @param record of yesterday's issue
 */
export function isOpenYesterday(times: SendTimes, now: Date, record: IssueRecord | undefined): boolean {
  if (record?.stage.kind === 'sending') return record.stage.queue.kind === 'filling';
  const { yesterday, today } = daysOfTick(times, now);
  const { until } = sendWindow(times, yesterday, record);
  const endsToday = dayAt(times, until) === today;
  return endsToday && now.getTime() <= until.getTime() + LOOK_BACK_MS;
}

/**
 * Decides by the time and the record alone, so that ticks may come twice, late, or not at all: the next one does what
 * is left to do.
 *
 * @param day from `daysOfTick`
 * @param record of that day's issue
 */
export function decideTick(facts: {
  readonly newsletter: SendTimes;
  readonly day: string;
  readonly now: Date;
  readonly record: IssueRecord | undefined;
}): TickDecision {
  const { newsletter, day, now, record } = facts;
  const { from, until } = sendWindow(newsletter, day, record);
  const sendBy = until.toISOString();
  if (record?.stage.kind === 'sending') {
    // Begun is begun: the rest of the chunks goes on the queue whatever the time.
    return record.stage.queue.kind === 'filled' ? { kind: 'already' } : { kind: 'plan', sendBy };
  }
  // An issue that was given a time of its own goes out on any day.
  if (!isSendingDay(newsletter, day) && record?.sendAt === undefined) return { kind: 'no-sending-day' };
  if (now < from) return { kind: 'too-early', from: from.toISOString() };
  if (record?.pause) return { kind: 'paused' };
  if (now > until) return { kind: 'late', sendBy };
  return record ? { kind: 'plan', sendBy } : { kind: 'compose', sendBy };
}
