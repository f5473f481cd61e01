import { applyCommand } from './apply-command.ts';
import type { ConsentEvidence } from './consent-record.ts';
import { decideCommand } from './decide-command.ts';
import { ImportBatches } from './import-batches.ts';
import type { ImportRow, ImportStanding, RejectedRow } from './import-row.ts';
import { SeenIds } from './import-seen.ts';
import { subscriberId } from './subscriber-id.ts';
import type { SubscriberImportStore } from './subscriber-import-store.ts';
import type { Subscriber, SuppressionReason } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export interface ImportPorts extends Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'idKey' | 'now'> {
  readonly store: SubscriberImportStore;
}

export interface ImportOptions {
  /** Where and when the people of the file agreed, in an operator's words. */
  readonly consent: string;
  /** Look at everything and write nothing. */
  readonly isDryRun: boolean;
  /** Takes a line that cannot be imported; the import waits for it. */
  readonly onRejected: (row: RejectedRow) => Promise<void>;
}

/** What became of the lines of a file. Each line is one of them, but for `knownButLeft`. */
export interface ImportCounts {
  confirmed: number;
  unsubscribed: number;
  suppressed: number;
  /** Known here before, and left as they were. */
  known: number;
  /** Had left where the file comes from, and may be confirmed here all the same. Beside another count of their line. */
  knownButLeft: number;
  /** Named before in the same file. */
  duplicates: number;
  /** Never confirmed there, so not taken over. */
  unconfirmed: number;
  rejected: number;
}

/**
 * Imports a file a hundred lines at a time: its length costs no memory but some 16 bytes a line, by which those that
 * come twice are known.
 *
 * Nobody who is known is changed: whoever has unsubscribed, or is suppressed, stays so, whatever a list says. Broken
 * off, an import can be run again with the same words of consent. If lines of one file disagree about somebody, one that
 * says that they have left counts.
 */
export async function importSubscribers(
  ports: ImportPorts,
  rows: AsyncIterable<ImportRow | RejectedRow>,
  options: ImportOptions,
): Promise<Readonly<ImportCounts>> {
  const run: ImportRun = { ...options, now: ports.now(), counts: noCounts() };
  const batches = new ImportBatches<NamedRow>((batch) => importBatch(ports, batch, run));
  const leaving: NamedRow[] = [];
  const letLeave = async () => {
    // What called them subscribed has to be written before.
    await batches.finish();
    for (const named of leaving.splice(0)) await leave(ports, named, run);
  };
  try {
    for await (const named of leavers(ports.idKey, rows, { run, batches })) {
      if (leaving.push(named) === MOST_LEAVING) await letLeave();
    }
    await letLeave();
  } finally {
    await batches.settled();
  }
  return run.counts;
}

/** Held at once, however many lines of a file contradict earlier ones. */
const MOST_LEAVING = 1_000;

/** @returns rows that say that somebody has left whom the rows before them have called subscribed; one for each */
async function* leavers(
  idKey: string,
  rows: AsyncIterable<ImportRow | RejectedRow>,
  { run, batches }: { readonly run: ImportRun; readonly batches: ImportBatches<NamedRow> },
): AsyncGenerator<NamedRow> {
  const seen = new SeenIds();
  const seenLeaving = new SeenIds();
  for await (const row of rows) {
    if (row.kind === 'rejected') {
      run.counts.rejected += 1;
      await run.onRejected(row);
      continue;
    }
    if (row.standing === 'unconfirmed') {
      run.counts.unconfirmed += 1;
      continue;
    }
    const id = subscriberId(idKey, row.address);
    const named: NamedRow = { id, row, as: standingHere(row.standing) };
    const isFirstToLeave = named.as !== 'confirmed' && seenLeaving.add(id);
    if (seen.add(id)) await batches.add(named);
    else {
      run.counts.duplicates += 1;
      if (isFirstToLeave) yield named;
    }
  }
}

function noCounts(): ImportCounts {
  return {
    ...{ confirmed: 0, unsubscribed: 0, suppressed: 0, known: 0, knownButLeft: 0 },
    ...{ duplicates: 0, unconfirmed: 0, rejected: 0 },
  };
}

interface NamedRow {
  readonly id: string;
  readonly row: ImportRow;
  readonly as: 'confirmed' | 'unsubscribed' | SuppressionReason;
}

interface ImportRun extends ImportOptions {
  readonly now: Date;
  readonly counts: ImportCounts;
}

function standingHere(standing: Exclude<ImportStanding, 'unconfirmed'>): NamedRow['as'] {
  switch (standing) {
    case 'confirmed':
    case 'unsubscribed':
      return standing;
    case 'bounced':
      return 'hard-bounce';
    case 'complained':
      return 'complaint';
    case 'blocked':
      return 'operator';
  }
}

async function importBatch(ports: ImportPorts, batch: readonly NamedRow[], run: ImportRun): Promise<void> {
  const { counts } = run;
  const known = run.isDryRun
    ? await ports.store.findKnown(batch.map(({ id }) => id))
    : await ports.store.addUnknown(batch.map((named) => newSubscriber(named, run)));
  for (const { id, as } of batch) {
    if (known.has(id)) {
      counts.known += 1;
      if (as !== 'confirmed') counts.knownButLeft += 1;
    } else counts[as === 'confirmed' || as === 'unsubscribed' ? as : 'suppressed'] += 1;
  }
}

function newSubscriber({ id, row, as }: NamedRow, run: ImportRun): Subscriber {
  const { address } = row;
  const evidence = evidenceOf(row, run);
  const { next } = decideCommand(undefined, { kind: 'import', id, address, as, evidence }, run.now);
  if (!next) throw new Error('An import of somebody unknown must add them');
  return next;
}

function evidenceOf({ agreed, standing }: ImportRow, { consent }: ImportRun): ConsentEvidence {
  const facts = [
    ...(agreed === undefined ? [] : [`agreed ${agreed}`]),
    ...(standing === 'confirmed' ? [] : [`${standing} there`]),
  ];
  return { how: 'import', source: [consent, ...facts].join('; ') };
}

// Only of somebody who is confirmed by this list alone: one line of the file said so, and this one knows better.
async function leave(ports: ImportPorts, { id, row, as }: NamedRow, run: ImportRun): Promise<void> {
  const { counts } = run;
  const [current] = await ports.subscribers.loadMany([id]);
  if (current && !isConfirmedByList(current, run)) {
    if (current.status === 'confirmed') counts.knownButLeft += 1;
    return;
  }
  if (!run.isDryRun) {
    const evidence = evidenceOf(row, run);
    const { address } = row;
    await applyCommand(
      ports,
      id,
      as === 'unsubscribed' ? { kind: 'unsubscribe', evidence } : { kind: 'suppress', id, address, evidence },
    );
  }
  counts[!current || current.since === run.now.toISOString() ? 'confirmed' : 'known'] -= 1;
  counts[as === 'unsubscribed' ? 'unsubscribed' : 'suppressed'] += 1;
}

// Also by an earlier run of the same import, which may have been broken off before it came to this line.
function isConfirmedByList({ status, since, imported }: Subscriber, { consent }: ImportRun): boolean {
  const isSameList = imported?.source === consent || imported?.source?.startsWith(`${consent}; `) === true;
  return status === 'confirmed' && imported?.at === since && isSameList;
}
