import type { IssueRecord, Pause } from './issue-record.ts';
import { isSendingDay, sendWindow, type SendTimes, type SendWindow } from './send-window.ts';

/** What will become of a day's issue if nobody does anything. */
export type Foretelling =
  /** Nothing goes out by itself on that weekday. */
  | { readonly kind: 'no-sending-day' }
  /** Nobody has published one; it is composed from what was dropped, if there is enough. */
  | { readonly kind: 'not-published'; readonly window: SendWindow }
  /** Published, and goes out at `window.from`, or at once if that is past. */
  | { readonly kind: 'waits'; readonly window: SendWindow; readonly isDue: boolean }
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** Its sending has begun. */
  | { readonly kind: 'begun'; readonly since: string }
  /** Its time is over. */
  | { readonly kind: 'late'; readonly window: SendWindow };

/** Tells by the rules of `decideTick` what the schedule will do about a day. */
export function foretellIssue(facts: {
  readonly newsletter: SendTimes;
  readonly day: string;
  readonly now: Date;
  readonly record: IssueRecord | undefined;
}): Foretelling {
  const { newsletter, day, now, record } = facts;
  if (record?.stage.kind === 'sending') return { kind: 'begun', since: record.stage.since };
  if (record?.pause) return { kind: 'paused', pause: record.pause };
  if (!isSendingDay(newsletter, day) && record?.sendAt === undefined) return { kind: 'no-sending-day' };
  const window = sendWindow(newsletter, day, record);
  if (now > window.until) return { kind: 'late', window };
  return record ? { kind: 'waits', window, isDue: window.from <= now } : { kind: 'not-published', window };
}
