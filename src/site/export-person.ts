import type { IssueArchive } from '../delivery/issue-archive.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { LedgerRevisions } from '../delivery/ledger-revisions.ts';
import { exportSubscriber, type SubscriberExport } from '../subscribers/export-subscriber.ts';
import type { Who } from '../subscribers/who.ts';

type SubscriberPorts = Parameters<typeof exportSubscriber>[0];

/** All that is kept of a person. JSON-able. */
export interface PersonExport extends SubscriberExport {
  /** What became of each issue that was meant for them, at whichever address; the newest first. */
  readonly issues: readonly {
    readonly issueId: string;
    readonly subscriberId: string;
    readonly entry: LedgerEntry;
  }[];
}

/** The ledger's entries are kept for 90 days. One more, as a day begins and ends with its zone. */
const LEDGER_DAYS = 91;

/**
 * Collects all that is kept of a person, the ledger included, as the law lets them ask for it. Changes nothing.
 *
 * @returns undefined if there is nobody, or the token is not of ours
 * @throws if a store fails
 */
export async function exportPerson(
  ports: SubscriberPorts & {
    readonly archive: Pick<IssueArchive, 'list'>;
    readonly ledger: Pick<LedgerRevisions, 'load'>;
    readonly now: () => Date;
  },
  who: Who,
): Promise<PersonExport | undefined> {
  const found = await exportSubscriber(ports, who);
  if (found.kind === 'unknown') return undefined;
  const { subscriber, formerAddresses } = found.export;
  const ids = [subscriber.id, ...formerAddresses.map((former) => former.subscriber.id)];
  const from = new Date(ports.now().getTime() - LEDGER_DAYS * 86_400_000).toISOString().slice(0, 10);
  // One issue a day, and today's.
  const issues = await ports.archive.list({ order: 'newest-first', from, limit: LEDGER_DAYS + 1 });
  const entries = await Promise.all(
    issues.flatMap(({ id: issueId }) =>
      ids.map(async (subscriberId) => {
        const entry = await ports.ledger.load({ issueId, subscriberId });
        return entry ? [{ issueId, subscriberId, entry }] : [];
      }),
    ),
  );
  return { ...found.export, issues: entries.flat() };
}
