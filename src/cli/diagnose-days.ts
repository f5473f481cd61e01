import type { Stores } from '../aws/connect-stores.ts';
import { countAudience } from '../delivery/count-audience.ts';
import type { Diagnosis } from '../delivery/diagnosis.ts';
import { foretellIssue } from '../delivery/foretell-issue.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { judgeAccount } from '../delivery/judge-account.ts';
import { judgeHeardEvents } from '../delivery/judge-events.ts';
import { judgeNextIssue } from '../delivery/judge-surroundings.ts';
import { sampleEvents } from '../delivery/sample-events.ts';
import type { SendAccount } from '../delivery/send-account.ts';
import { dayAfter, dayAt } from '../delivery/send-window.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { askPoints } from './ask-points.ts';
import { foretellingLine } from './foretelling-line.ts';

const DAYS_BACK = 14;
const DAYS_AHEAD = 7;

/** What holds for a system wherever it runs: what it may send, the list, the next issue and the last. */
export async function diagnoseDays(
  { stores, account }: { readonly stores: Stores; readonly account: SendAccount },
  newsletter: Newsletter,
): Promise<readonly Diagnosis[]> {
  const now = new Date();
  return [
    ...(await askPoints(['sandbox', 'sending', 'quota'], async () =>
      judgeAccount({
        quota: await account.loadQuota(),
        isSendingEnabled: await account.isSendingEnabled(),
        audience: await countAudience(stores.subscribers, now),
      }),
    )),
    ...(await askPoints(['next-issue'], async () => [await nextIssue(stores, newsletter, now)])),
    ...(await askPoints(['last-event'], async () => {
      const last = await lastIssue(stores, newsletter, now);
      return [judgeHeardEvents(last && (await sampleEvents(stores.ledger, last)), now)];
    })),
  ];
}

async function nextIssue({ records }: Stores, newsletter: Newsletter, now: Date): Promise<Diagnosis> {
  const today = dayAt(newsletter, now);
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    const day = dayAfter(today, days);
    const record = await records.load(day);
    const foretelling = foretellIssue({ newsletter, day, now, record });
    const { kind } = foretelling;
    // A day that nobody published for is over without harm.
    if (kind === 'no-sending-day' || kind === 'begun' || (kind === 'late' && !record)) continue;
    return judgeNextIssue(foretelling, `${day}: ${foretellingLine(foretelling, { newsletter, day })}`);
  }
  throw new Error(`newsletter.yaml has no sending day within ${DAYS_AHEAD} days`);
}

async function lastIssue(
  { records }: Stores,
  newsletter: Newsletter,
  now: Date,
): Promise<IssueRecord | undefined> {
  const today = dayAt(newsletter, now);
  for (let days = 0; days <= DAYS_BACK; days++) {
    const record = await records.load(dayAfter(today, -days));
    if (record?.stage.kind === 'sending') return record;
  }
  return undefined;
}
