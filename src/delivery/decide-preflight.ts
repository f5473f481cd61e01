import { formatDuration } from './format-duration.ts';
import type { IssueRecord } from './issue-record.ts';
import { isAudienceStale, isClosedByAge, sayClosedByAge } from './ledger-age.ts';
import type { SendQuota } from './send-account.ts';

/** Why an issue is not begun. The message says what is wrong, by how much, and what to do. */
export interface Refusal {
  readonly reason: 'late' | 'sending-disabled' | 'daily-quota' | 'too-old';
  readonly message: string;
}

/** Decides whether what is stored of an issue is too old to go on with: part of it may be deleted meanwhile. */
export function refuseAge(record: IssueRecord, now: Date): Refusal | undefined {
  if (isClosedByAge(record, now)) return { reason: 'too-old', message: sayClosedByAge(record) };
  if (!isAudienceStale(record, now)) return undefined;
  const message =
    `The audience of issue ${record.meta.id} was written down weeks ago and is not kept for long enough to begin now. ` +
    'Nothing was sent. Publish the digest for another day: that issue gets an audience of its own.';
  return { reason: 'too-old', message };
}

/** Decides whether an issue may be planned at all. What it says is true until something has been put on the queue. */
export function refusePlanning(facts: {
  readonly issueId: string;
  readonly now: Date;
  /** After it nothing is begun; RFC 3339. */
  readonly sendBy: string | undefined;
  readonly isSendingEnabled: boolean;
}): Refusal | undefined {
  const { issueId, now, sendBy, isSendingEnabled } = facts;
  if (sendBy !== undefined && now > parseTime(sendBy)) return late(issueId, sendBy, now);
  return isSendingEnabled ? undefined : sendingDisabled(issueId);
}

/** Decides whether SES will take the whole audience within its limit of 24 hours. Half an issue is never begun. */
export function refuseAudience(facts: {
  readonly issueId: string;
  readonly audience: number;
  readonly quota: SendQuota;
}): Refusal | undefined {
  const { audience, quota } = facts;
  const { max24HourSend, sentLast24Hours } = quota;
  if (max24HourSend < 0 || audience === 0) return undefined;
  const room = Math.max(0, Math.floor(max24HourSend - sentLast24Hours));
  return audience <= room ? undefined : overQuota({ ...facts, room });
}

/**
 * What an operator should know though it does not stop the issue. SES does not say whether an account is in the
 * sandbox; its limit of 200 a day gives it away: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
 */
export function sandboxNotice({ max24HourSend }: SendQuota): string | undefined {
  if (max24HourSend < 0 || max24HourSend > SANDBOX_QUOTA) return undefined;
  return (
    `A limit of ${count(max24HourSend)} messages in 24 hours is most likely that of the SES sandbox, which sends to ` +
    'verified addresses only and rejects all others. Request production access in the SES console, under Account dashboard.'
  );
}

const SANDBOX_QUOTA = 200;

function parseTime(sendBy: string): Date {
  const time = new Date(sendBy);
  if (Number.isNaN(time.getTime()))
    throw new RangeError(`"${sendBy}" is not a time such as 2025-06-10T09:00:00+02:00`);
  return time;
}

function late(issueId: string, sendBy: string, now: Date): Refusal {
  const message =
    `Issue ${issueId} was to be sent by ${sendBy}, which was ${formatDuration(Math.ceil((now.getTime() - Date.parse(sendBy)) / 1_000))} ago. ` +
    'Nothing was sent. If it should go out all the same, plan it again with a later send-by time, or with none.';
  return { reason: 'late', message };
}

function sendingDisabled(issueId: string): Refusal {
  const message =
    `SES has sending switched off for this account and region, so issue ${issueId} was not begun. ` +
    'The Account dashboard of the SES console says why. Once sending is enabled again, plan the issue again: it stays READY.';
  return { reason: 'sending-disabled', message };
}

function overQuota(facts: {
  readonly issueId: string;
  readonly audience: number;
  readonly quota: SendQuota;
  readonly room: number;
}): Refusal {
  const { issueId, audience, quota, room } = facts;
  const message = [
    `Issue ${issueId} has ${count(audience)} subscribers, and SES takes ${count(room)} more messages now: ` +
      `it allows ${count(quota.max24HourSend)} in 24 hours, and ${count(quota.sentLast24Hours)} were sent in the last 24. ` +
      `That is ${count(audience - room)} too many, so nothing was sent.`,
    whatHelps(audience, quota),
    'The issue stays READY: plan it again then.',
  ].join(' ');
  return { reason: 'daily-quota', message };
}

function whatHelps(audience: number, quota: SendQuota): string {
  const sandbox = sandboxNotice(quota);
  if (sandbox) return sandbox;
  const raise = 'Ask for a higher sending quota (Service Quotas, Amazon SES).';
  if (audience > quota.max24HourSend) return raise;
  return `What was sent yesterday leaves the count 24 hours after it was sent, so that later today there is room for all. ${raise}`;
}

function count(messages: number): string {
  return Math.round(messages).toLocaleString('en-GB');
}
