import { Temporal } from 'temporal-polyfill';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { IssueRecords } from '../delivery/issue-records.ts';
import { findDayFault } from '../digest/instant.ts';
import { listDigests } from '../digest/list-digests.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';

/** How far back an issue is looked for that was not named. */
const DAYS = 60;

/**
 * The issue that a person means: the one that they name, or the latest of the last weeks and of the content here.
 *
 * @throws UsageError if there is none
 */
export async function loadIssue(
  records: Pick<IssueRecords, 'load'>,
  day: string | undefined,
): Promise<IssueRecord> {
  if (day !== undefined) {
    const fault = findDayFault(day);
    if (fault) throw new UsageError(fault);
    const record = await records.load(day);
    if (record) return record;
    throw new UsageError(`No issue of ${day} was published. "waybill status" shows the latest.`);
  }
  const today = Temporal.Now.plainDateISO('UTC').add({ days: 1 });
  const recent = Array.from({ length: DAYS }, (_, ago) => today.subtract({ days: ago }).toString());
  const { content, now } = await loadProject();
  const written = listDigests(content, now).map(({ digest }) => digest.date);
  const candidates = [...new Set([...recent, ...written])].toSorted().toReversed();
  const found = (await Promise.all(candidates.map((candidate) => records.load(candidate)))).find(
    (record) => record !== undefined,
  );
  if (found) return found;
  throw new UsageError(
    'No issue has been published lately. Name an older one by its day, such as 2025-06-10.',
  );
}
