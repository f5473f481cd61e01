import { sandboxNotice } from './decide-preflight.ts';
import { fine, toDo, type Diagnosis } from './diagnosis.ts';
import type { SendQuota } from './send-account.ts';

/** Judges what SES lets the account send. */
export function judgeAccount(facts: {
  readonly quota: SendQuota;
  readonly isSendingEnabled: boolean;
  /** How many would get an issue now. */
  readonly audience: number;
}): readonly Diagnosis[] {
  const { quota, isSendingEnabled, audience } = facts;
  return [judgeSandbox(quota), judgeSending(isSendingEnabled), judgeQuota(quota, audience)];
}

function judgeSandbox(quota: SendQuota): Diagnosis {
  const notice = sandboxNotice(quota);
  return notice === undefined
    ? fine('sandbox', 'The account is out of the SES sandbox: it may write to any address.')
    : toDo('sandbox', `${notice} docs/deploy.md says what to write there.`);
}

function judgeSending(isSendingEnabled: boolean): Diagnosis {
  return isSendingEnabled
    ? fine('sending', 'SES sends for this account.')
    : toDo(
        'sending',
        'SES has sending switched off for this account and region. The Account dashboard of the SES console says why, and how to have it switched on again.',
      );
}

function judgeQuota({ max24HourSend, maxSendRate, sentLast24Hours }: SendQuota, audience: number): Diagnosis {
  const minutes = Math.ceil(audience / Math.max(maxSendRate, 1) / 60);
  const pace =
    audience === 0
      ? 'Nobody is subscribed yet.'
      : `${count(audience)} subscribers at ${count(maxSendRate)} messages a second take about ${minutes} min.`;
  if (max24HourSend < 0) return fine('quota', `There is no daily limit. ${pace}`);
  const limits = `SES takes ${count(max24HourSend)} messages in 24 hours, and ${count(sentLast24Hours)} were sent in the last 24.`;
  if (audience > max24HourSend)
    return toDo(
      'quota',
      `${limits} An issue has ${count(audience)}, and is refused as a whole. Ask for more: Service Quotas, Amazon SES, Sending quota.`,
    );
  // Tomorrow's issue must not fail for a few sign-ups.
  if (audience > max24HourSend * COMFORTABLE)
    return toDo(
      'quota',
      `${limits} An issue has ${count(audience)} already: ask for more before the list outgrows it.`,
    );
  return fine('quota', `${limits} ${pace}`);
}

const COMFORTABLE = 0.8;

function count(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
