import type { IssueRecord } from './issue-record.ts';

/** DynamoDB may delete an entry so long after its last change, and a chunk so long after it was written down. */
export const LEDGER_DAYS = 90;

/**
 * So long after its sending began, nothing of an issue is put on the queue any more. An entry that was deleted looks
 * like one of somebody to whom no sender has come yet, so the queue must be empty of the issue by then: SQS keeps a
 * chunk for 14 days, and for as long again if it is moved back from the dead letters.
 */
const OPEN_DAYS = 60;

/** An audience that is older than this when sending begins could be deleted while the issue is still open. */
const AUDIENCE_DAYS = LEDGER_DAYS - OPEN_DAYS - 2;

const DAY_MS = 24 * 3_600_000;

type Aging = Pick<IssueRecord, 'stage'>;

/** Whether an issue is closed by its age: nobody is written to on account of what its ledger says or does not say. */
export function isClosedByAge({ stage }: Aging, now: Date): boolean {
  return stage.kind === 'sending' && isOlder(stage.since, OPEN_DAYS, now);
}

/** Whether entries of the issue may be deleted, so that nothing can be counted or told from them. */
export function mayLackEntries({ stage }: Aging, now: Date): boolean {
  return stage.kind === 'sending' && isOlder(stage.since, LEDGER_DAYS, now);
}

/** Whether the audience was written down by a planning that is too long ago to be taken up. */
export function isAudienceStale({ stage }: Aging, now: Date): boolean {
  const since = stage.kind === 'ready' ? stage.audienceSince : stage.since;
  return stage.kind !== 'sending' && since !== undefined && isOlder(since, AUDIENCE_DAYS, now);
}

/** Says to a person why nothing is done about an issue that is closed by its age. */
export function sayClosedByAge({ meta, stage }: IssueRecord): string {
  const since = stage.kind === 'sending' ? ` began on ${stage.since.slice(0, 10)}` : '';
  return (
    `Issue ${meta.id}${since} and is closed after ${OPEN_DAYS} days: nothing of it is sent any more. ` +
    `What became of each message is kept for ${LEDGER_DAYS} days, and without it somebody would get the issue twice.`
  );
}

/** Says to a person why nobody's entry is shown any more. */
export function sayLacksEntries({ meta }: IssueRecord): string {
  return `What became of each message of issue ${meta.id} was kept for ${LEDGER_DAYS} days and is deleted. Its report: npx waybill status ${meta.id}`;
}

/** @param at RFC 3339 */
function isOlder(at: string, days: number, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= days * DAY_MS;
}
