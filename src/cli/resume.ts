import type { Command } from 'commander';
import { loadIssue } from './load-issue.ts';
import { reportSending } from './report-sending.ts';
import { sendingOf } from './send-digest.ts';
import { withLocalSending } from './with-local-sending.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addResume(program: Command): void {
  program
    .command('resume')
    .description('lift the pause of an issue and send what is left of it')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .action(async (day: string | undefined) => {
      const issueId = await withLocalStores(async ({ records }) => (await loadIssue(records, day)).meta.id);
      const result = await withLocalSending((sending) => sending.resume(issueId));
      process.exitCode = reportSending(sendingOf(issueId, result, false));
    });
}
