import type { Command } from 'commander';
import { controlsOf } from './controls-of.ts';
import { UsageError } from './exit-codes.ts';
import { loadOpenIssue } from './load-open-issue.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

export function addResend(program: Command): void {
  const command = program
    .command('resend')
    .description('send once more the messages of an issue of which nobody can say whether they were accepted')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .requiredOption('--unknown', 'those that are unknown or held; a message is sent again at most once');
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    const { meta } = await withStores(options, ({ records }) => loadOpenIssue(records, day));
    const result = await (await controlsOf(options)).resendUnknown(meta.id);
    if (result.kind !== 'reopened')
      throw new UsageError(`Issue ${meta.id} has not been sent yet, so nothing is unknown.`);
    console.log(
      `${result.messages} messages of issue ${meta.id} were put out once more. "waybill status" counts them.`,
    );
  });
}
