import type { Command } from 'commander';
import pc from 'picocolors';
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
    .addHelpText('after', '\nExit code 1 if something waits for a person.');
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    await withStores(options, async (stores) => {
      const record = await loadIssue(stores.records, day);
      const progress = await issueProgress(stores, record.meta.id);
      const outlook = issueOutlook(record, progress, new Date());
      for (const line of statusLines({ record, progress, outlook })) console.log(line);
      process.exitCode = outlook.holdUps.length > 0 ? FINDINGS : FINE;
    });
  });
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
    progress.done
      ? pc.green(`Everybody is accounted for. ${rate}.`)
      : `Sending since ${since}: ${rate}${rest}.`,
    progressLine(issueId, progress),
    ...reasonLines('failed', progress.failedBy),
    ...reasonLines('skipped', progress.skippedBy),
  ];
}

function remedyOf(holdUp: HoldUp, issueId: string): string {
  switch (holdUp.kind) {
    case 'paused':
      return `Go on with: npx waybill resume ${issueId}`;
    case 'stalled':
      return `Put them on the queue again with: npx waybill resume ${issueId}`;
    case 'unknown':
      return `To settle them now: npx waybill settle ${issueId}`;
  }
}

function reasonLines(what: string, by: Readonly<Record<string, number>>): string[] {
  return Object.entries(by).map(([reason, count]) => `  ${what}: ${count} ${reason}`);
}
