import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { createTable } from '../../src/aws/create-table.ts';
import { DynamoChunkStore } from '../../src/aws/dynamo-chunk-store.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import { DynamoMessageTemplates } from '../../src/aws/dynamo-message-templates.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { ledgerExpiry } from '../../src/aws/ledger-item.ts';
import { chunkKey } from '../../src/aws/table-keys.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { MAX_TEMPLATE_BYTES } from '../../src/delivery/message-templates.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const SINCE = '2025-06-10T06:00:00.000Z';

const subscriber = (id: string): Subscriber => ({
  id,
  address: `${id.toLowerCase()}@example.com`,
  status: 'confirmed',
  since: SINCE,
});

const record = (issueId: string): IssueRecord => ({
  meta: {
    id: issueId,
    revision: 1,
    contentHash: 'c0ffee',
    subject: 'Day two',
    preheader: 'Talks go on',
    from: 'daily@example.com',
    publishedAt: SINCE,
  },
  stage: { kind: 'ready' },
  version: 1,
});

describe('the table', () => {
  it('is left as it is when it is there already', async () => {
    await expect(createTable(table())).resolves.toBeUndefined();
  });
});

describe('subscribers', () => {
  const store = () => new DynamoSubscriberStore(table());

  it('loads those that exist of many', async () => {
    const ann = subscriber('AAnn');
    const bob = subscriber('BBob');
    await store().save(ann, undefined);
    await store().save(bob, undefined);
    const found = await store().loadMany(['AAnn', 'BBob', 'CNobody']);
    expect(found.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([ann, bob]);
  });

  it('asks for nobody without asking', async () => {
    expect(await store().loadMany([])).toEqual([]);
  });

  it('saves over what was read, and over nothing else', async () => {
    const ann = subscriber('AAnn2');
    const gone: Subscriber = { ...ann, status: 'unsubscribed', since: '2025-06-11T06:00:00.000Z' };
    expect(await store().save(ann, undefined)).toBe('saved');
    expect(await store().save(ann, undefined)).toBe('conflict');
    expect(await store().save(gone, ann)).toBe('saved');
    expect(await store().save(ann, ann)).toBe('conflict');
    expect(await store().loadMany(['AAnn2'])).toEqual([gone]);
  });

  it('pages a shard in the order of ids, from behind a given one', async () => {
    for (const id of ['Qc', 'Qa', 'Qb']) await store().save(subscriber(id), undefined);
    const { subscribers } = await store().pageShard(16);
    expect(subscribers.map(({ id }) => id)).toEqual(['Qa', 'Qb', 'Qc']);
    const rest = await store().pageShard(16, 'Qa');
    expect(rest.subscribers.map(({ id }) => id)).toEqual(['Qb', 'Qc']);
  });
});

describe('issue records', () => {
  const store = () => new DynamoIssueRecords(table());

  it('come back as they were saved, in each stage', async () => {
    const ready = record('2025-06-10');
    const stages: readonly IssueRecord[] = [
      ready,
      { ...ready, version: 2, stage: { kind: 'planning', since: SINCE } },
      {
        ...ready,
        version: 3,
        stage: { kind: 'sending', since: SINCE, planned: 7, queue: { kind: 'filling' } },
      },
      {
        ...ready,
        version: 4,
        stage: {
          kind: 'sending',
          since: SINCE,
          planned: 7,
          queue: { kind: 'filling', after: { shard: 3, seq: 1 } },
        },
      },
      {
        ...ready,
        version: 5,
        stage: { kind: 'sending', since: SINCE, planned: 7, queue: { kind: 'filled' } },
        pause: { reason: 'daily-quota', since: SINCE },
      },
      { ...ready, version: 6, stage: { kind: 'ready', audienceSince: SINCE }, reopenedAt: SINCE },
    ];
    for (const one of stages) {
      expect(await store().save(one)).toBe('saved');
      expect(await store().load('2025-06-10')).toEqual(one);
    }
  });

  it('are saved over the version before and no other', async () => {
    const first = record('2025-06-11');
    expect(await store().save(first)).toBe('saved');
    expect(await store().save(first)).toBe('conflict');
    expect(await store().save({ ...first, version: 3 })).toBe('conflict');
    expect(await store().save({ ...first, version: 2 })).toBe('saved');
  });

  it('are undefined for a day without an issue', async () => {
    expect(await store().load('1999-01-01')).toBeUndefined();
  });
});

describe('message templates', () => {
  it('come back byte for byte, up to the largest that publishing allows', async () => {
    const store = new DynamoMessageTemplates(table());
    const bytes = Uint8Array.from({ length: MAX_TEMPLATE_BYTES }, (_, n) => n % 256);
    const contentHash = 'f'.repeat(64);
    await store.save({ issueId: '2025-06-10', contentHash, bytes });
    expect(Buffer.compare((await store.load('2025-06-10', contentHash))!, bytes)).toBe(0);
    expect(await store.load('2025-06-10', 'other')).toBeUndefined();
  });
});

describe('chunks', () => {
  const store = () => new DynamoChunkStore(table());
  const AT = new Date('2025-06-10T06:00:00.000Z');
  const chunk = (issueId: string, shard: number, seq: number) => ({
    issueId,
    shard,
    seq,
    subscriberIds: [`${shard}-${seq}`],
    closesShard: false,
  });

  it('are appended once, and the last of a shard is found', async () => {
    const issueId = '2025-06-10';
    for (const seq of [0, 1, 2]) expect(await store().append(chunk(issueId, 5, seq), AT)).toBe('saved');
    await store().append(chunk(issueId, 50, 9), AT);
    expect(await store().append({ ...chunk(issueId, 5, 2), closesShard: true }, AT)).toBe('conflict');
    expect(await store().last(issueId, 5)).toEqual(chunk(issueId, 5, 2));
    expect(await store().last(issueId, 6)).toBeUndefined();
  });

  it('go no later than the ledger, whose entries come after them', async () => {
    await store().append(chunk('2025-06-13', 5, 0), AT);
    const { client, name } = table();
    const get = new GetCommand({ TableName: name, Key: chunkKey('2025-06-13', 5, 0) });
    expect((await client.send(get)).Item?.['expires']).toBe(ledgerExpiry(AT.toISOString()));
  });

  it('are paged by shard, then by number, ten after nine', async () => {
    const issueId = '2025-06-12';
    const positions = [
      [9, 0],
      [10, 0],
      [10, 9],
      [10, 10],
    ] as const;
    for (const [shard, seq] of positions.toReversed()) await store().append(chunk(issueId, shard, seq), AT);
    const all = await store().page(issueId);
    expect(all).toEqual({ chunks: positions.map(([shard, seq]) => chunk(issueId, shard, seq)) });
    const rest = await store().page(issueId, { shard: 10, seq: 0 });
    expect(rest.chunks.map(({ seq }) => seq)).toEqual([9, 10]);
  });
});
