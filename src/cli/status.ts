import type { Command } from 'commander';
import pc from 'picocolors';
import { DynamoIssueReports } from '../aws/dynamo-issue-reports.ts';
import { countsByReason } from '../delivery/counts-by-reason.ts';
import type { IssueReport } from '../delivery/issue-report.ts';
import { isClosedByAge, sayClosedByAge } from '../delivery/ledger-age.ts';
import { reportText } from '../delivery/report-text.ts';
import { issueOutlook, type HoldUp, type IssueOutlook } from '../delivery/issue-outlook.ts';
import { issueProgress, type IssueProgress } from '../delivery/issue-progress.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { formatDuration } from '../delivery/format-duration.ts';
import { sayHoldUp } from '../delivery/say-hold-up.ts';
import { loadIssue } from './load-issue.ts';
import { progressLine } from './report-sending.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

export function addStatus(program: Command): void {
  const command = program
    .command('status')
    .description('how far an issue has come, counted from the ledger, and what holds it up')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .addHelpText(
      'after',
      '\nExit code 1 if something waits for a person, or more than 1 % of what was tried failed.',
    );
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    await withStores(options, async (stores, table) => {
      const record = await loadIssue(stores.records, day);
      if (isClosedByAge(record, new Date())) {
        const report = await new DynamoIssueReports(table).load(record.meta.id);
        for (const line of closedLines(record, report)) console.log(line);
        return;
      }
      const progress = await issueProgress(stores, record.meta.id);
      const outlook = issueOutlook(record, progress, new Date());
      for (const line of statusLines({ record, progress, outlook })) console.log(line);
      process.exitCode = outlook.holdUps.length > 0 ? FINDINGS : FINE;
    });
  });
}

// Nothing is counted: entries that were deleted would be taken for messages that were never sent.
function closedLines(record: IssueRecord, report: IssueReport | undefined): string[] {
  return [
    pc.bold(record.meta.subject),
    sayClosedByAge(record),
    report
      ? `\nThe report of its end:\n\n${reportText(report).text.trimEnd()}`
      : 'It was never finished, so that there is no report.',
  ];
}

interface Status {
  readonly record: IssueRecord;
  readonly progress: IssueProgress;
  readonly outlook: IssueOutlook;
}

function statusLines({ record, progress, outlook }: Status): string[] {
  const { meta, stage } = record;
  return [
    pc.bold(meta.subject),
    `Issue ${meta.id}, revision ${meta.revision}, published ${meta.publishedAt}`,
    ...(stage.kind === 'ready' ? ['Ready. Nothing has been sent.'] : []),
    ...(stage.kind === 'planning'
      ? [`Planning since ${stage.since}: the audience is being written down.`]
      : []),
    ...(stage.kind === 'sending' ? sendingLines(stage.since, meta.id, progress, outlook) : []),
    ...outlook.holdUps.map((holdUp) => pc.yellow(`${sayHoldUp(holdUp)} ${remedyOf(holdUp, meta.id)}`)),
  ];
}

function sendingLines(
  since: string,
  issueId: string,
  progress: IssueProgress,
  { perSecond, secondsLeft }: IssueOutlook,
): string[] {
  const rate = `${perSecond.toLocaleString('en-GB', { maximumFractionDigits: 1 })} a second`;
  const rest = secondsLeft === undefined ? '' : `, about ${formatDuration(secondsLeft)} left`;
  return [
    progress.done ? accountedFor(progress, rate) : `Sending since ${since}: ${rate}${rest}.`,
    progressLine(issueId, progress),
    ...reasonLines('failed', progress.failedBy),
    ...reasonLines('skipped', progress.skippedBy),
    ...reasonLines('released, to be tried again', progress.releasedBy),
  ];
}

function accountedFor({ failed, held }: IssueProgress, rate: string): string {
  if (failed + held === 0) return pc.green(`Everybody is accounted for. ${rate}.`);
  const without = [...(failed > 0 ? [`${failed} failed`] : []), ...(held > 0 ? [`${held} held`] : [])];
  return pc.yellow(`Everybody is accounted for, and not everybody got it: ${without.join(', ')}. ${rate}.`);
}

function remedyOf(holdUp: HoldUp, issueId: string): string {
  switch (holdUp.kind) {
    case 'paused':
      return `Go on with: npx waybill resume ${issueId}`;
    case 'stalled':
      return `Put them on the queue again with: npx waybill resume ${issueId}`;
    case 'fruitless':
      return 'It is tried again by itself, and nobody is lost; npx waybill doctor looks for the cause.';
    case 'failed':
      return `Who it was: npx waybill who ${issueId} --failed`;
    case 'unknown':
      return `To settle them now: npx waybill settle ${issueId}`;
  }
}

function reasonLines(what: string, by: Readonly<Record<string, number>>): string[] {
  return countsByReason(by).map((line) => `  ${what}: ${line}`);
}
