import { SHARD_COUNT } from '../subscribers/subscriber-id.ts';
import { entriesOfShard } from './entries-of-shard.ts';
import type { IssueRecord } from './issue-record.ts';
import type { HeardEvents } from './judge-events.ts';
import type { Ledger } from './ledger.ts';

/** Enough to tell silence from bad luck, and few enough to cost nothing. */
const SAMPLE = 200;

/**
 * Looks at some messages of an issue for what came back of them.
 *
 * @returns undefined if nothing of it was begun
 */
export async function sampleEvents(
  ledger: Pick<Ledger, 'pageShard'>,
  { meta, stage }: IssueRecord,
): Promise<HeardEvents | undefined> {
  if (stage.kind !== 'sending') return undefined;
  let sent = 0;
  let heardOf = 0;
  let lastAt = '';
  for (let shard = 0; shard < SHARD_COUNT && sent < SAMPLE; shard++) {
    for await (const { entry } of entriesOfShard(ledger, meta.id, shard)) {
      if (sent >= SAMPLE) break;
      if (entry.state !== 'SENT') continue;
      sent += 1;
      // Times in one format and zone compare as text.
      const latest = [entry.deliveredAt, entry.bouncedAt, entry.softBouncedAt, entry.complainedAt]
        .filter((at) => at !== undefined)
        .toSorted()
        .at(-1);
      if (latest === undefined) continue;
      heardOf += 1;
      if (latest > lastAt) lastAt = latest;
    }
  }
  return { issueId: meta.id, sent, heardOf, since: stage.since, ...(lastAt === '' ? {} : { lastAt }) };
}
