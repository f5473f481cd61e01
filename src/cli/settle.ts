import type { Command } from 'commander';
import { issueProgress } from '../delivery/issue-progress.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { progressLine } from './report-sending.ts';
import { withLocalSending } from './with-local-sending.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addSettle(program: Command): void {
  program
    .command('settle')
    .description('settle now what nobody can say of, instead of waiting an hour for its events')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .option('--resend', 'send once more what is still unknown, at most once each; without it, it is held')
    .action(async (day: string | undefined, options: { resend?: true }) => {
      const { meta } = await withLocalStores(({ records }) => loadIssue(records, day));
      const unknownPolicy = options.resend ? 'resend' : 'hold';
      await withLocalSending((sending) => sending.sweep(), { settleMinutes: 0, unknownPolicy });
      await withLocalStores(async (stores) => {
        const progress = await issueProgress(stores, meta.id);
        console.log(progressLine(meta.id, progress));
        process.exitCode = progress.done ? FINE : FINDINGS;
      });
    });
}
