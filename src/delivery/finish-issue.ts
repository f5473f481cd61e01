import { buildTextMessage } from '../email/build-text-message.ts';
import type { Mailer } from '../email/mailer.ts';
import { buildIssueReport } from './build-issue-report.ts';
import type { IssueProgress } from './issue-progress.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueReport } from './issue-report.ts';
import type { IssueReports } from './issue-reports.ts';
import type { Log } from './log.ts';
import { reportText } from './report-text.ts';
import type { SendingIssues } from './sending-issues.ts';

export interface FinishPorts {
  readonly reports: IssueReports;
  readonly sendingIssues: SendingIssues;
  /** How the report reaches the editor; without it, it is stored and logged only. */
  readonly reportMail?: { readonly mailer: Mailer; readonly to: string };
  /** US dollars that SES asks for 1,000 messages. */
  readonly pricePerThousand: number;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Ends an issue that is done: its report is stored, logged and mailed. Whoever stores the report does the rest, so
 * that two sweeps report once; a sweep killed right after storing leaves the report unmailed, and stored.
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
  if (isOurs) {
    ports.log('issue.send.finished', factsOf(report));
    await mailReport(ports, record, report);
  }
  await ports.sendingIssues.remove(record.meta.id);
  return isOurs ? report : undefined;
}

function factsOf({ failedBy, skippedBy, subject: _editorial, ...counts }: IssueReport) {
  return { ...counts, failedBy: JSON.stringify(failedBy), skippedBy: JSON.stringify(skippedBy) };
}

// No tags of an issue: what comes back of this mail is not feedback on a message.
async function mailReport(
  { reportMail, now, log }: FinishPorts,
  { meta }: IssueRecord,
  report: IssueReport,
): Promise<void> {
  if (!reportMail) return;
  const raw = await buildTextMessage({
    from: meta.from,
    to: reportMail.to,
    date: now(),
    messageId: `report-${meta.id}@${meta.from.slice(meta.from.lastIndexOf('@') + 1)}`,
    ...reportText(report),
  });
  const { kind } = await reportMail.mailer.send({
    raw,
    from: meta.from,
    to: reportMail.to,
    tags: { report: meta.id },
  });
  log('issue.report.mailed', { issueId: meta.id, outcome: kind });
}
