import type { Newsletter } from '../digest/newsletter.ts';
import { dayAfter, dayAt, isSendingDay, sendWindow, type SendTimes } from './send-window.ts';

export type ComposingDecision =
  | { readonly kind: 'compose'; readonly day: string }
  | { readonly kind: 'no-sending-day'; readonly day: string }
  | { readonly kind: 'too-early'; readonly day: string; readonly from: string };

/**
 * Decides which day's digest is to be composed now: that of the next issue, from so many minutes before its send time
 * on. The day may be tomorrow's, where issues go out just after midnight.
 */
export function decideComposing(
  newsletter: SendTimes & { readonly compose: Pick<Newsletter['compose'], 'minutesBefore'> },
  now: Date,
): ComposingDecision {
  const today = dayAt(newsletter, now);
  const isOver = (day: string) => sendWindow(newsletter, day).until < now;
  const [day = today] = [dayAfter(today, -1), today, dayAfter(today, 1)].filter((one) => !isOver(one));
  if (!isSendingDay(newsletter, day)) return { kind: 'no-sending-day', day };
  const begin = sendWindow(newsletter, day).from.getTime() - newsletter.compose.minutesBefore * MINUTE_MS;
  return now.getTime() < begin
    ? { kind: 'too-early', day, from: new Date(begin).toISOString() }
    : { kind: 'compose', day };
}

const MINUTE_MS = 60_000;
