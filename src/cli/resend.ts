import type { Command } from 'commander';
import { UsageError } from './exit-codes.ts';
import { loadIssue } from './load-issue.ts';
import { withLocalSending } from './with-local-sending.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addResend(program: Command): void {
  program
    .command('resend')
    .description('send once more the messages of an issue of which nobody can say whether they were accepted')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .requiredOption('--unknown', 'those that are unknown or held; a message is sent again at most once')
    .action(async (day: string | undefined) => {
      const { meta } = await withLocalStores(({ records }) => loadIssue(records, day));
      const result = await withLocalSending((sending) => sending.resendUnknown(meta.id));
      if (result.kind !== 'reopened')
        throw new UsageError(`Issue ${meta.id} has not been sent yet, so nothing is unknown.`);
      console.log(
        `${result.messages} messages of issue ${meta.id} were put out once more. "waybill status" counts them.`,
      );
    });
}
