import type { IssueCounts } from '../delivery/issue-counts.ts';
import type { IssueArchive } from '../delivery/issue-archive.ts';
import { issueOutlook } from '../delivery/issue-outlook.ts';
import { issueProgress, type IssueProgress, type ProgressPorts } from '../delivery/issue-progress.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { IssueRecords } from '../delivery/issue-records.ts';
import type { IssueReports } from '../delivery/issue-reports.ts';
import { sayHoldUp } from '../delivery/say-hold-up.ts';
import { findEntries, type FindEntriesPorts } from './find-entries.ts';
import type { IssueAccount, IssueRow, IssueTable } from './issue-table.ts';

interface Ports extends ProgressPorts, FindEntriesPorts {
  readonly records: Pick<IssueRecords, 'load'>;
  readonly reports: Pick<IssueReports, 'load'>;
  readonly archive: Pick<IssueArchive, 'list'>;
  /** The days of which something was published, sent or not. */
  readonly listDays: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

const MOST_ISSUES = 100;

/** The issues of a system over its stores. */
export function createIssueTable(ports: Ports): IssueTable {
  const count = shareCounts(ports);
  return {
    async list() {
      const archived = await ports.archive.list({ order: 'newest-first', limit: MOST_ISSUES });
      const days = new Set([...(await ports.listDays()), ...archived.map(({ id }) => id)]);
      const newest = [...days].toSorted().toReversed().slice(0, MOST_ISSUES);
      const records = await Promise.all(newest.map((day) => ports.records.load(day)));
      const known = records.filter((record) => record !== undefined);
      return Promise.all(known.map((record) => describe(ports, count, record)));
    },
    async open(day) {
      const record = await ports.records.load(day);
      return record && openAccount(record, await count(day), ports.now());
    },
    entries: (day, query) => findEntries(ports, day, query),
  };
}

type Count = (day: string) => Promise<IssueProgress>;

/** Counting reads every row of the issue: who asks within this time is told the same. Less than between two notices. */
const SHARED_MS = 800;

function shareCounts(ports: Ports): Count {
  const counts = new Map<string, { readonly at: number; readonly progress: Promise<IssueProgress> }>();
  return (day) => {
    const at = ports.now().getTime();
    const last = counts.get(day);
    if (last && at - last.at < SHARED_MS) return last.progress;
    const progress = issueProgress(ports, day);
    counts.set(day, { at, progress });
    return progress;
  };
}

// The account of an issue that is done was written down then; only the others are counted for a list.
async function describe(ports: Ports, count: Count, record: IssueRecord): Promise<IssueRow> {
  const { stage, meta } = record;
  if (stage.kind === 'ready') return rowOf(record, 'ready');
  const report = await ports.reports.load(meta.id);
  if (!report) {
    const progress = await count(meta.id);
    return rowOf(record, progress.done ? 'done' : stage.kind, countsOf(progress));
  }
  const { planned, sent, failed, skipped, held } = report;
  const none = { waiting: 0, claimed: 0, released: 0, unknown: 0 };
  return rowOf(record, 'done', { planned, ...none, sent, failed, skipped, held });
}

function rowOf({ meta, pause }: IssueRecord, stage: IssueRow['stage'], counts?: IssueCounts): IssueRow {
  const { id, revision, contentHash, subject, publishedAt } = meta;
  const isPaused = pause !== undefined;
  return {
    ...{ id, revision, contentHash, subject, publishedAt, stage, isPaused },
    ...(counts ? { counts } : {}),
  };
}

function countsOf(progress: IssueProgress): IssueCounts {
  const { planned, waiting, claimed, released, sent, failed, skipped, unknown, held } = progress;
  return { planned, waiting, claimed, released, sent, failed, skipped, unknown, held };
}

function openAccount(record: IssueRecord, progress: IssueProgress, now: Date): IssueAccount {
  const { stage } = record;
  const isReady = stage.kind === 'ready';
  const { perSecond, secondsLeft, holdUps } = issueOutlook(record, progress, now);
  const { failedBy, skippedBy, resent, doubles } = progress;
  const facts = Object.entries({ ...progress.feedback, resent, doubles });
  return {
    ...rowOf(record, progress.done ? 'done' : stage.kind, isReady ? undefined : countsOf(progress)),
    ...(isReady ? {} : { since: stage.since }),
    ...{ perSecond, failedBy, skippedBy, holdUps: holdUps.map(sayHoldUp) },
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    feedback: Object.fromEntries(facts.filter(([, many]) => many > 0)),
  };
}
