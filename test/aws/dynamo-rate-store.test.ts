import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoRateStore } from '../../src/aws/dynamo-rate-store.ts';
import { RATE_KEY } from '../../src/aws/table-keys.ts';
import { SharedRate } from '../../src/delivery/shared-rate.ts';
import { MemoryRateStore, SETTINGS } from '../delivery/memory-rate-store.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const NOW = Date.parse('2025-06-10T06:00:00.000Z');

let store: DynamoRateStore;
beforeEach(async () => {
  store = new DynamoRateStore(table());
  await table().client.send(new DeleteCommand({ TableName: table().name, Key: RATE_KEY }));
});

const terms = { revision: 1, spanMs: 500, earliest: NOW - 100, latest: NOW + 60_000 };

describe('DynamoRateStore', () => {
  it('knows nothing at first, and reserves nothing', async () => {
    expect(await store.load()).toBeUndefined();
    expect(await store.reserve(terms)).toEqual({ kind: 'changed' });
  });

  it('saves settings over the revision before them and no other, and leaves the schedule alone', async () => {
    expect(await store.saveSettings(SETTINGS)).toBe('saved');
    expect(await store.saveSettings(SETTINGS)).toBe('conflict');
    await store.reserve(terms);
    expect(await store.saveSettings({ ...SETTINGS, revision: 2, maxSendRate: 50 })).toBe('saved');
    expect(await store.saveSettings({ ...SETTINGS, revision: 2, maxSendRate: 60 })).toBe('conflict');
    expect(await store.load()).toEqual({
      ...SETTINGS,
      revision: 2,
      maxSendRate: 50,
      nextFree: terms.earliest + 500,
    });
  });

  it('decides like the pure decision, whatever is asked in whatever order', async () => {
    const request = fc.record({
      revision: fc.constantFrom(1, 1, 1, 1, 2),
      spanMs: fc.integer({ min: 1, max: 9_000_000 }).map((micros) => micros / 1_000),
      earliest: fc.integer({ min: NOW, max: NOW + 20_000 }),
      latest: fc.integer({ min: NOW, max: NOW + 40_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
        await table().client.send(new DeleteCommand({ TableName: table().name, Key: RATE_KEY }));
        const model = new MemoryRateStore();
        await Promise.all([store, model].map((one) => one.saveSettings(SETTINGS)));
        for (const one of requests) {
          const [real, expected] = [await store.reserve(one), await model.reserve(one)];
          expect(real.kind).toBe(expected.kind);
          // DynamoDB adds decimals and JavaScript binary fractions: they differ by less than a microsecond.
          if ('from' in real && 'from' in expected) expect(real.from).toBeCloseTo(expected.from, 2);
        }
        expect((await store.load())?.nextFree).toBeCloseTo(model.state!.nextFree, 2);
      }),
      { seed: 5, numRuns: 25 },
    );
  });

  it('gives a hundred senders that reserve at once a hundred windows one behind the other', async () => {
    await store.saveSettings(SETTINGS);
    const decisions = await Promise.all(Array.from({ length: 100 }, () => store.reserve(terms)));
    const starts = decisions.map((decision) => (decision.kind === 'reserved' ? decision.from : 0)).toSorted();
    expect(starts).toEqual(Array.from({ length: 100 }, (_, n) => terms.earliest + n * 500));
  });

  it('writes once for each of them while slots are in demand, and reads nothing', async () => {
    await store.saveSettings(SETTINGS);
    await store.reserve(terms);
    let requests = 0;
    table().client.middlewareStack.add(
      (next) => (args) => {
        requests += 1;
        return next(args);
      },
      { step: 'finalizeRequest', name: 'countRequests' },
    );
    await Promise.all(Array.from({ length: 20 }, () => store.reserve(terms)));
    table().client.middlewareStack.remove('countRequests');
    expect(requests).toBe(20);
  });
});

describe('senders at one table', () => {
  it('begin together, with one question to SES at most for each, and share the rate from the first slot on', async () => {
    const senders = Array.from({ length: 10 }, () => {
      const account = {
        loadQuota: async () => ({ maxSendRate: 10, max24HourSend: -1, sentLast24Hours: 0 }),
      };
      return new SharedRate({
        store: new DynamoRateStore(table()),
        account,
        now: () => new Date(NOW),
        share: 0.8,
      });
    });
    const reservations = await Promise.all(senders.map((sender) => sender.reserve({ slots: 8 })));
    const starts = reservations.map((one) => (one.kind === 'reserved' ? one.window.from : 0)).toSorted();
    expect(starts).toEqual(Array.from({ length: 10 }, (_, n) => NOW - 100 + n * 1_000));
    expect((await store.load())?.revision).toBe(1);
  });
});
