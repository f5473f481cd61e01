import { describe, expect, it } from '@jest/globals';
import { exportSubscribers } from '../../src/subscribers/export-subscribers.ts';
import { readImportColumns } from '../../src/subscribers/import-columns.ts';
import { SHARD_COUNT } from '../../src/subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../../src/subscribers/subscriber-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';

const since = '2025-06-10T06:00:00.000Z';
const ANN: Subscriber = { id: 'Aann', address: 'ann@example.com', status: 'confirmed', since };
const BOB: Subscriber = {
  ...{ id: 'Bbob', address: 'bob@example.com', status: 'suppressed', since },
  suppressedBy: 'complaint',
};
const ERASED: Subscriber = {
  id: 'Bgone',
  address: '',
  status: 'suppressed',
  since,
  suppressedBy: 'hard-bounce',
};

// Two pages of the first shard, one of the second, and an empty one of each other.
const store: Pick<SubscriberStore, 'pageShard'> = {
  pageShard: async (shard, after) => {
    if (shard === 0)
      return after === undefined ? { subscribers: [ANN], next: 'Aann' } : { subscribers: [BOB] };
    return { subscribers: shard === SHARD_COUNT - 1 ? [ERASED] : [] };
  },
};

async function linesOf(...statuses: Subscriber['status'][]) {
  const lines: string[] = [];
  for await (const line of exportSubscribers(store, statuses)) lines.push(line.trimEnd());
  return lines;
}

describe('an export', () => {
  it('has everybody of all pages, but for those who were erased', async () => {
    expect(await linesOf('confirmed', 'suppressed')).toEqual([
      'id,address,status,since,suppressed_by,paused_until',
      `Aann,ann@example.com,confirmed,${since},,`,
      `Bbob,bob@example.com,suppressed,${since},complaint,`,
    ]);
  });

  it('has only those of the standings that are wanted', async () => {
    expect(await linesOf('pending')).toHaveLength(1);
  });

  it('is read again by the import, each with the same standing', async () => {
    const [header = '', ...lines] = await linesOf('confirmed', 'suppressed');
    const columns = readImportColumns(header.split(','));
    if (columns.kind === 'problem') throw new Error(columns.problem);
    expect(columns.source.name).toBe('Waybill');
    expect(lines.map((line) => columns.readRow(2, line.split(',')))).toMatchObject([
      { address: 'ann@example.com', standing: 'confirmed' },
      { address: 'bob@example.com', standing: 'complained' },
    ]);
  });
});
