import type { Command } from 'commander';
import type { Resumed } from './controls.ts';
import { controlsOf } from './controls-of.ts';
import { FINE } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { reportSending } from './report-sending.ts';
import { sendingOf } from './send-digest.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withProgressBar } from './with-progress-bar.ts';
import { withStores } from './with-stores.ts';

export function addResume(program: Command): void {
  const command = program
    .command('resume')
    .description('lift the pause of an issue and send what is left of it')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest');
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    const { meta } = await withStores(options, ({ records }) => loadIssue(records, day));
    const controls = await controlsOf(options);
    const resumed = await withProgressBar((onProgress) => controls.resume(meta.id, onProgress));
    process.exitCode = reportResumed(meta.id, resumed);
  });
}

function reportResumed(issueId: string, resumed: Resumed): number {
  switch (resumed.kind) {
    case 'sent-here':
      return reportSending(sendingOf(issueId, resumed.result, false));
    case 'queued':
      console.log(`Issue ${issueId} goes on: ${resumed.chunks} chunks are on the queue.`);
      return FINE;
    case 'waits':
      console.log(
        `The pause of issue ${issueId} is lifted. Nothing of it was sent yet; it goes out at its time.`,
      );
      return FINE;
  }
}
