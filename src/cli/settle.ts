import type { Command } from 'commander';
import { issueProgress } from '../delivery/issue-progress.ts';
import { controlsOf } from './controls-of.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { progressLine } from './report-sending.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

export function addSettle(program: Command): void {
  const command = program
    .command('settle')
    .description('settle now what nobody can say of, instead of waiting an hour for its events')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .option('--resend', 'send once more what is still unknown, at most once each; without it, it is held');
  addStackOption(command).action(
    async (day: string | undefined, options: StackOption & { resend?: true }) => {
      const { meta } = await withStores(options, ({ records }) => loadIssue(records, day));
      await (await controlsOf(options)).settle(meta.id, options.resend ? 'resend' : 'hold');
      await withStores(options, async (stores) => {
        const progress = await issueProgress(stores, meta.id);
        console.log(progressLine(meta.id, progress));
        process.exitCode = progress.done ? FINE : FINDINGS;
      });
    },
  );
}
