import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { DynamoLimitStore } from '../../src/aws/dynamo-limit-store.ts';
import { cooldownKey, limitKey } from '../../src/aws/table-keys.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const store = () => new DynamoLimitStore(table());
const START = '2025-06-10T07:00:00.000Z';
const A_WEEK_LATER = Date.parse('2025-06-17T07:00:00.000Z') / 1000;

describe('a counted window', () => {
  it('counts as many as it may, however many count at once', async () => {
    const window = { key: 'network', start: START, cap: 7 };
    const results = await Promise.all(Array.from({ length: 30 }, () => store().count(window)));
    expect(results.filter((result) => result === 'counted')).toHaveLength(7);
    expect(await store().count(window)).toBe('full');
    expect(await store().count({ ...window, start: '2025-06-10T08:00:00.000Z' })).toBe('counted');
    expect(await store().count({ ...window, key: 'other' })).toBe('counted');
  });

  it('may be swept up when it has long been over', async () => {
    await store().count({ key: 'swept', start: START, cap: 7 });
    const { client, name } = table();
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: limitKey('swept', START) }));
    expect(Item).toMatchObject({ count: 1, expires: A_WEEK_LATER });
  });
});

describe('a cooldown', () => {
  const first = { lastAt: START, count: 1 };
  const second = { lastAt: '2025-06-11T07:00:00.000Z', count: 2 };

  it('is saved over what was read, and over nothing else', async () => {
    expect(await store().loadCooldown('ann')).toBeUndefined();
    expect(await store().saveCooldown('ann', first, undefined)).toBe('saved');
    expect(await store().saveCooldown('ann', first, undefined)).toBe('conflict');
    expect(await store().loadCooldown('ann')).toEqual(first);
    expect(await store().saveCooldown('ann', second, first)).toBe('saved');
    expect(await store().saveCooldown('ann', second, first)).toBe('conflict');
  });

  it('can be forgotten, and may be swept up when nothing hangs on it any more', async () => {
    await store().saveCooldown('bob', first, undefined);
    const { client, name } = table();
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: cooldownKey('bob') }));
    expect(Item).toMatchObject({ expires: A_WEEK_LATER });
    await store().forgetCooldown('bob');
    expect(await store().loadCooldown('bob')).toBeUndefined();
  });
});
