import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Newsletter } from '../digest/newsletter.ts';
import type { IssueRecord } from './issue-record.ts';

/** The part of newsletter.yaml that says when issues go out. */
export type SendTimes = Pick<Newsletter, 'timeZone' | 'sendTime' | 'sendBy' | 'weekdays'>;

/** When an issue may be begun: not before `from`, and not after `until`. */
export interface SendWindow {
  readonly from: Date;
  readonly until: Date;
}

const DEFAULT_HOURS = 2;

/**
 * When the issue of a day is to be begun, in the newsletter's zone. A time that was set for this one issue moves the
 * window and keeps its length.
 *
 * A send time that the clocks skip in spring is taken an hour later, one that they repeat in autumn the first time.
 *
 * @param day `YYYY-MM-DD`
 */
export function sendWindow(times: SendTimes, day: string, record?: Pick<IssueRecord, 'sendAt'>): SendWindow {
  const { sendTime, sendBy } = times;
  const from = timeOnDay(times, day, sendTime).getTime();
  const until =
    sendBy === undefined
      ? from + DEFAULT_HOURS * HOUR_MS
      : timeOnDay(times, sendBy <= sendTime ? dayAfter(day, 1) : day, sendBy).getTime();
  const moved = record?.sendAt === undefined ? 0 : Date.parse(record.sendAt) - from;
  return { from: new Date(from + moved), until: new Date(until + moved) };
}

const HOUR_MS = 60 * 60_000;

/** A time of day in the newsletter's zone, such as `18:30`, as a moment. */
export function timeOnDay({ timeZone }: Pick<SendTimes, 'timeZone'>, day: string, time: string): Date {
  const date = Temporal.PlainDate.from(day);
  return new Date(date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** The newsletter's own day at a moment, `YYYY-MM-DD`. */
export function dayAt({ timeZone }: Pick<SendTimes, 'timeZone'>, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** @param days may be negative */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function isSendingDay({ weekdays }: Pick<SendTimes, 'weekdays'>, day: string): boolean {
  const name = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1];
  return name !== undefined && weekdays.includes(name);
}
