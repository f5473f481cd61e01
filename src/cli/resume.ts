import type { Command } from 'commander';
import { foretellIssue } from '../delivery/foretell-issue.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { Resumed } from './controls.ts';
import { controlsOf } from './controls-of.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { foretellingLine } from './foretelling-line.ts';
import { loadOpenIssue } from './load-open-issue.ts';
import { newsletterOf } from './newsletter-of.ts';
import { reportSending } from './report-sending.ts';
import { sendingOf } from './send-digest.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withProgressBar } from './with-progress-bar.ts';
import { withStores } from './with-stores.ts';

export function addResume(program: Command): void {
  const command = program
    .command('resume')
    .description('lift the pause of an issue and send what is left of it')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .addHelpText(
      'after',
      '\nAn issue of which nothing was sent yet is left to its schedule. Exit code 1 if that does not send it any more.',
    );
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    const { meta } = await withStores(options, ({ records }) => loadOpenIssue(records, day));
    const controls = await controlsOf(options);
    const resumed = await withProgressBar((onProgress) => controls.resume(meta.id, onProgress));
    process.exitCode = await reportResumed(meta.id, resumed);
  });
}

async function reportResumed(issueId: string, resumed: Resumed): Promise<number> {
  switch (resumed.kind) {
    case 'sent-here':
      return reportSending(sendingOf(issueId, resumed.result, false));
    case 'queued':
      console.log(`Issue ${issueId} goes on: ${resumed.chunks} chunks are on the queue.`);
      return FINE;
    case 'waits':
      return reportWaiting(issueId, resumed.record);
  }
}

async function reportWaiting(day: string, record: IssueRecord): Promise<number> {
  const newsletter = await newsletterOf();
  const foretelling = foretellIssue({ newsletter, day, now: new Date(), record });
  console.log(`Issue ${day} is not paused any more, and nothing of it was sent yet.`);
  console.log(foretellingLine(foretelling, { newsletter, day }));
  return foretelling.kind === 'waits' || foretelling.kind === 'begun' ? FINE : FINDINGS;
}
