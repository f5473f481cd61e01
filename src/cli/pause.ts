import type { Command } from 'commander';
import { pauseIssue } from '../delivery/pause-issue.ts';
import { loadIssue } from './load-issue.ts';
import { withLocalStores } from './with-local-stores.ts';

export function addPause(program: Command): void {
  program
    .command('pause')
    .description('stop an issue: no sender begins another chunk of it')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest')
    .action(async (day: string | undefined) => {
      await withLocalStores(async ({ records }) => {
        const { meta } = await loadIssue(records, day);
        const result = await pauseIssue(records, meta.id, {
          reason: 'operator',
          since: new Date().toISOString(),
        });
        const words = result === 'paused' ? 'is paused. Messages in hand still go out' : 'was paused before';
        console.log(`Issue ${meta.id} ${words}. Go on with: npx waybill resume ${meta.id}`);
      });
    });
}
