import type { Stores } from '../aws/connect-stores.ts';
import { countAudience } from '../delivery/count-audience.ts';
import { notKnown, type Diagnosis } from '../delivery/diagnosis.ts';
import { foretellIssue } from '../delivery/foretell-issue.ts';
import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { judgeAccount } from '../delivery/judge-account.ts';
import { judgeHeardEvents } from '../delivery/judge-events.ts';
import { judgeNextIssue } from '../delivery/judge-surroundings.ts';
import { mayLackEntries } from '../delivery/ledger-age.ts';
import { sampleEvents } from '../delivery/sample-events.ts';
import type { SendAccount } from '../delivery/send-account.ts';
import { dayAfter, dayAt } from '../delivery/send-window.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { askPoints } from './ask-points.ts';
import { foretellingLine } from './foretelling-line.ts';

const DAYS_AHEAD = 7;

export interface DiagnosedParts {
  readonly stores: Stores;
  readonly archive: Pick<IssueArchive, 'list'>;
  readonly account: SendAccount;
}

/** What holds for a system wherever it runs: what it may send, the list, the next issue and the last. */
export async function diagnoseDays(
  { stores, archive, account }: DiagnosedParts,
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
    ...(await askPoints(['last-event'], async () => [
      await lastEvent(stores, await lastIssue(stores, archive), now),
    ])),
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

async function lastEvent({ ledger }: Stores, last: IssueRecord | undefined, now: Date): Promise<Diagnosis> {
  if (last && mayLackEntries(last, now))
    return notKnown(
      'last-event',
      `The latest issue, of ${last.meta.id}, is so long ago that its ledger is deleted. Look again after the next one.`,
    );
  return judgeHeardEvents(last && (await sampleEvents(ledger, last)), now);
}

/** The one of the latest day that was begun, however late that was: the archive has all of them. */
async function lastIssue(
  { records }: Stores,
  archive: DiagnosedParts['archive'],
): Promise<IssueRecord | undefined> {
  const [newest] = await archive.list({ order: 'newest-first', limit: 1 });
  return newest && records.load(newest.id);
}
