import type { Command } from 'commander';
import { issueProgress } from '../delivery/issue-progress.ts';
import type { Settled } from './controls.ts';
import { controlsOf } from './controls-of.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { loadOpenIssue } from './load-open-issue.ts';
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
      const { meta } = await withStores(options, ({ records }) => loadOpenIssue(records, day));
      const controls = await controlsOf(options);
      const settled = await controls.settle(meta.id, options.resend ? 'resend' : 'hold');
      await withStores(options, async (stores) => {
        const progress = await issueProgress(stores, meta.id);
        console.log(progressLine(meta.id, progress));
        if (isLeftToSweep(settled)) console.log(SWEEP_FOLLOWS);
        process.exitCode = progress.done ? FINE : FINDINGS;
      });
    },
  );
}

const SWEEP_FOLLOWS =
  'The sweep of the stack comes every ten minutes: it finishes the issue when all are accounted for, and mails the report.';

function isLeftToSweep(settled: Settled): boolean {
  if (settled.kind !== 'settled') return false;
  const { expired, reopened, held } = settled.entries;
  return expired + reopened + held > 0;
}
