import type { Command } from 'commander';
import pc from 'picocolors';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { issueProgress, type IssueProgress } from '../delivery/issue-progress.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { progressLine } from './report-sending.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('how far an issue has come, counted from the ledger, and what holds it up')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .addHelpText('after', '\nExit code 1 if something waits for a person.')
    .action(async (day: string | undefined) => {
      await withLocalStores(async (stores) => {
        const record = await loadIssue(stores.records, day);
        const progress = await issueProgress(stores, record.meta.id);
        for (const line of statusLines(record, progress)) console.log(line);
        process.exitCode = record.pause || progress.unknown > 0 ? FINDINGS : FINE;
      });
    });
}

function statusLines(record: IssueRecord, progress: IssueProgress): string[] {
  const { meta, stage, pause } = record;
  const lines = [
    pc.bold(meta.subject),
    `Issue ${meta.id}, revision ${meta.revision}, published ${meta.publishedAt}`,
  ];
  if (pause)
    lines.push(
      pc.yellow(`Paused since ${pause.since}: ${pause.reason}. Go on with: npx waybill resume ${meta.id}`),
    );
  if (stage.kind === 'ready') return [...lines, 'Ready. Nothing has been sent.'];
  if (stage.kind === 'planning')
    return [...lines, `Planning since ${stage.since}: the audience is being written down.`];
  return [
    ...lines,
    progress.done ? pc.green('Everybody is accounted for.') : `Sending since ${stage.since}.`,
    progressLine(meta.id, progress),
    ...reasonLines('failed', progress.failedBy),
    ...reasonLines('skipped', progress.skippedBy),
    ...(progress.unknown > 0
      ? [
          '  unknown: SES may have accepted these. They are settled by its events, and never sent again unasked.',
        ]
      : []),
  ];
}

function reasonLines(what: string, by: Readonly<Record<string, number>>): string[] {
  return Object.entries(by).map(([reason, count]) => `  ${what}: ${count} ${reason}`);
}
