import { beforeAll, describe, expect, it } from '@jest/globals';
import { DynamoIssueArchive } from '../../src/aws/dynamo-issue-archive.ts';
import { DynamoIssueRecords } from '../../src/aws/dynamo-issue-records.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const archive = () => new DynamoIssueArchive(table());
const SINCE = '2025-06-10T16:30:00.000Z';

const record = (id: string): IssueRecord => ({
  meta: {
    id,
    revision: 1,
    contentHash: `hash-${id}`,
    subject: `Subject of ${id}`,
    preheader: 'Talks go on',
    from: 'daily@example.com',
    publishedAt: SINCE,
  },
  stage: { kind: 'ready' },
  version: 1,
});

const sent = (id: string): IssueRecord => ({
  ...record(id),
  stage: { kind: 'sending', since: SINCE, planned: 3, queue: { kind: 'filling' } },
});

const days = (issues: readonly { readonly id: string }[]) => issues.map(({ id }) => id);

describe('the archive', () => {
  beforeAll(async () => {
    const records = new DynamoIssueRecords(table());
    for (const id of ['2025-05-30', '2025-06-09', '2025-06-10', '2025-07-01']) await records.save(sent(id));
    await records.save(record('2025-07-02'));
    await records.save({ ...record('2025-07-03'), stage: { kind: 'planning', since: SINCE } });
  });

  it('has an issue from the moment when its sending begins, and none before', async () => {
    const all = await archive().list({ order: 'newest-first', limit: 100 });
    expect(days(all)).toEqual(['2025-07-01', '2025-06-10', '2025-06-09', '2025-05-30']);
    expect(await archive().load('2025-07-02')).toBeUndefined();
    expect(await archive().load('2025-06-10')).toEqual({
      id: '2025-06-10',
      contentHash: 'hash-2025-06-10',
      subject: 'Subject of 2025-06-10',
      preheader: 'Talks go on',
      since: SINCE,
    });
  });

  it('keeps out what another planner has not let begin', async () => {
    expect(await new DynamoIssueRecords(table()).save(sent('2025-07-02'))).toBe('conflict');
    expect(await archive().load('2025-07-02')).toBeUndefined();
  });

  it('lists a range of days without its end, from either side', async () => {
    const june = { from: '2025-06-01', before: '2025-07-01', limit: 100 } as const;
    expect(days(await archive().list({ ...june, order: 'newest-first' }))).toEqual([
      '2025-06-10',
      '2025-06-09',
    ]);
    expect(days(await archive().list({ ...june, order: 'oldest-first' }))).toEqual([
      '2025-06-09',
      '2025-06-10',
    ]);
  });

  it('gives as many as it is asked for, even where the end of the range is an issue', async () => {
    const before = { before: '2025-07-01', limit: 1 } as const;
    expect(days(await archive().list({ ...before, order: 'newest-first' }))).toEqual(['2025-06-10']);
  });
});
