import type { Command } from 'commander';
import { addSubscribersAdd } from './subscribers-add.ts';
import { addSubscribersClear } from './subscribers-clear.ts';
import { addSubscribersErase } from './subscribers-erase.ts';
import { addSubscribersExport } from './subscribers-export.ts';
import { addSubscribersImport } from './subscribers-import.ts';
import { addSubscribersShow } from './subscribers-show.ts';
import { addSubscribersStats } from './subscribers-stats.ts';
import { addSubscribersSuppress } from './subscribers-suppress.ts';

export function addSubscribers(program: Command): void {
  const command = program
    .command('subscribers')
    .description('look after subscribers: import, export, show, add, suppress, clear, erase, stats');
  for (const add of [
    addSubscribersImport,
    addSubscribersExport,
    addSubscribersShow,
    addSubscribersAdd,
    addSubscribersSuppress,
    addSubscribersClear,
    addSubscribersErase,
    addSubscribersStats,
  ])
    add(command);
}
