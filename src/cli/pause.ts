import type { Command } from 'commander';
import { pauseIssue } from '../delivery/pause-issue.ts';
import { loadIssue } from './load-issue.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

export function addPause(program: Command): void {
  const command = program
    .command('pause')
    .description('stop an issue: no sender begins another chunk of it')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the latest');
  addStackOption(command).action(async (day: string | undefined, options: StackOption) => {
    await withStores(options, async ({ records }) => {
      const { meta } = await loadIssue(records, day);
      const since = new Date().toISOString();
      const result = await pauseIssue(records, meta.id, { reason: 'operator', since });
      const words = result === 'paused' ? 'is paused. Messages in hand still go out' : 'was paused before';
      console.log(`Issue ${meta.id} ${words}. Go on with: npx waybill resume ${meta.id}`);
    });
  });
}
