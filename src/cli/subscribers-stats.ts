import type { Command } from 'commander';
import { countsByReason } from '../delivery/counts-by-reason.ts';
import { subscribersOfShard } from '../subscribers/export-subscribers.ts';
import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import { isPaused } from '../subscribers/receives-issues.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withSubscribers, type SubscriberDesk } from './with-subscribers.ts';

export function addSubscribersStats(program: Command): void {
  const command = program
    .command('stats')
    .description('how many subscribers there are in each standing')
    .option('--json', 'as JSON');
  addStackOption(command).action(async (options: StackOption & { json?: true }) => {
    const counts = await withSubscribers(options, countByStanding);
    if (options.json) console.log(JSON.stringify(counts));
    else for (const line of lines(counts)) console.log(line);
  });
}

type Counts = Record<'confirmed' | 'paused' | 'pending' | 'unsubscribed' | 'suppressed', number> & {
  readonly suppressedBy: Record<string, number>;
};

/** A page of a shard in memory at a time. */
async function countByStanding({ subscribers, now }: SubscriberDesk): Promise<Counts> {
  const counts: Counts = {
    ...{ confirmed: 0, paused: 0, pending: 0, unsubscribed: 0, suppressed: 0 },
    suppressedBy: {},
  };
  const at = now();
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    for await (const subscriber of subscribersOfShard(subscribers, shard)) {
      counts[subscriber.status] += 1;
      if (subscriber.status === 'confirmed' && isPaused(subscriber, at)) counts.paused += 1;
      const { suppressedBy } = subscriber;
      if (suppressedBy) counts.suppressedBy[suppressedBy] = (counts.suppressedBy[suppressedBy] ?? 0) + 1;
    }
  }
  return counts;
}

function lines({ confirmed, paused, pending, unsubscribed, suppressed, suppressedBy }: Counts): string[] {
  const rows: readonly (readonly [string, number, string])[] = [
    ['confirmed', confirmed, paused > 0 ? `${paused} of them paused` : ''],
    ['pending', pending, ''],
    ['unsubscribed', unsubscribed, ''],
    ['suppressed', suppressed, countsByReason(suppressedBy).join(', ')],
  ];
  return rows.map(([name, count, note]) =>
    `${name.padEnd(13)}${count.toLocaleString('en-GB').padStart(11)}  ${note}`.trimEnd(),
  );
}
