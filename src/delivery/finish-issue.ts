import { domainOf } from '../digest/domain-of.ts';
import { buildTextMessage } from '../email/build-text-message.ts';
import type { Mailer, SendOutcome } from '../email/mailer.ts';
import { buildIssueReport } from './build-issue-report.ts';
import type { IssueProgress } from './issue-progress.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import type { IssueReport } from './issue-report.ts';
import type { IssueReports } from './issue-reports.ts';
import type { Log } from './log.ts';
import { reportText } from './report-text.ts';
import type { SendingIssues } from './sending-issues.ts';

export interface FinishPorts {
  readonly records: Pick<IssueRecords, 'load'>;
  readonly reports: IssueReports;
  readonly sendingIssues: SendingIssues;
  /** How the report reaches the editor; without it, it is stored and logged only. */
  readonly reportMail?: { readonly mailer: Mailer; readonly to: string };
  /** US dollars that SES asks for 1,000 messages. */
  readonly pricePerThousand: number;
  readonly now: () => Date;
  readonly log: Log;
}

/** Longer than a mailing takes; a sweep that dies with it is followed by one that mails the report after all. */
const MAILING_MS = 2 * 60_000;

/**
 * Ends an issue that is done: its report is stored, logged and mailed, and the issue is not swept any more until it is
 * reopened. Two sweeps at once do it once; one that is killed half-way is followed by one that does the rest.
 *
 * @returns the report, if it was stored now
 */
export async function finishIssue(
  ports: FinishPorts,
  record: IssueRecord,
  progress: IssueProgress,
): Promise<IssueReport | undefined> {
  const report = buildIssueReport({ record, progress, pricePerThousand: ports.pricePerThousand });
  const isOurs = (await ports.reports.save(report)) === 'saved';
  if (isOurs) ports.log('issue.send.finished', factsOf(report));
  if (await isMailed(ports, record)) await leaveSweeping(ports, record);
  return isOurs ? report : undefined;
}

async function leaveSweeping({ records, sendingIssues }: FinishPorts, before: IssueRecord): Promise<void> {
  const { id } = before.meta;
  await sendingIssues.remove(id);
  // Messages may have been put out again after we had counted: see `reopenIssue`.
  const after = await records.load(id);
  if (after?.reopenedAt !== before.reopenedAt) await sendingIssues.add(id);
}

function factsOf({ failedBy, skippedBy, subject: _editorial, ...counts }: IssueReport) {
  return { ...counts, failedBy: JSON.stringify(failedBy), skippedBy: JSON.stringify(skippedBy) };
}

/** Mails the stored report unless that has been done; false if it is for a later sweep. */
async function isMailed(ports: FinishPorts, { meta }: IssueRecord): Promise<boolean> {
  const { reportMail, reports, now, log } = ports;
  if (!reportMail) return true;
  const begun = now();
  const until = new Date(begun.getTime() + MAILING_MS);
  const turn = await reports.beginMailing(meta.id, { now: begun, until });
  if (turn !== 'ours') return turn === 'mailed';

  const report = await reports.load(meta.id);
  if (!report) throw new Error(`The report of issue ${meta.id} was deleted while it was mailed`);
  const outcome = await mail(reportMail, { meta, report, date: begun });
  log('issue.report.mailed', { issueId: meta.id, outcome });
  if (NOT_ACCEPTED.has(outcome)) return false;
  await reports.noteMailed(meta.id, now());
  return true;
}

/** Of these SES has surely not taken the mail, and may do so later. A refused one would be refused again. */
const NOT_ACCEPTED = new Set<SendOutcome['kind']>([
  'throttled',
  'quota-exceeded',
  'sending-paused',
  'sender-refused',
  'not-connected',
]);

interface ReportLetter {
  readonly meta: IssueRecord['meta'];
  readonly report: IssueReport;
  readonly date: Date;
}

// No tags of an issue: what comes back of this mail is not feedback on a message.
async function mail(
  { mailer, to }: NonNullable<FinishPorts['reportMail']>,
  { meta, report, date }: ReportLetter,
): Promise<SendOutcome['kind']> {
  // A client shows only one of two mails with the same id.
  const name = [
    'report',
    meta.id,
    ...(report.reopenedAt === undefined ? [] : [Date.parse(report.reopenedAt)]),
  ];
  const messageId = `${name.join('-')}@${domainOf(meta.from)}`;
  const raw = await buildTextMessage({ from: meta.from, to, date, messageId, ...reportText(report) });
  const { kind } = await mailer.send({ raw, from: meta.from, to, tags: { report: meta.id } });
  return kind;
}
