import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { DynamoLedgerRevisions } from '../../src/aws/dynamo-ledger-revisions.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import { useTestTable } from '../aws/test-table.ts';
import { LedgerPlay, STEPS, type PlayedLedger } from './ledger-play.ts';
import { MemoryLedger } from './memory-ledger.ts';

// Many small requests to the embedded table; the limit is there to end a hang, not to judge a machine.
jest.setTimeout(120_000);

const table = useTestTable();
const SEED = 20250610;

let plays = 0;
const newKey = () => ({ issueId: '2025-06-10', subscriberId: `p${String(plays++).padStart(21, '0')}` });

const memory = (): PlayedLedger => {
  const ledger = new MemoryLedger();
  return { ledger, revisions: ledger };
};
const dynamo = (): PlayedLedger => ({
  ledger: new DynamoLedger(table()),
  revisions: new DynamoLedgerRevisions(table()),
});

describe('whatever senders, crashes, answers, events, sweeps and time do to an entry', () => {
  it('SENT stays SENT, and nobody is written to twice without an UNKNOWN that was resent in between', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const play = new LedgerPlay(memory(), newKey());
        for (const step of steps) {
          await play.take(step);
          expect(play.brokenPromises()).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it('it is decided in the end: no claim and nothing unknown outlives the times that are set for them', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const play = new LedgerPlay(memory(), newKey());
        for (const step of steps) await play.take(step);
        await play.waitLongEnough();
        expect(play.brokenPromises()).toEqual([]);
        expect([undefined, 'RELEASED', 'SENT', 'FAILED', 'SKIPPED', 'HELD']).toContain(play.entry?.state);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('the ledger in DynamoDB does the same as the rules in memory, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const key = newKey();
        const rules = new LedgerPlay(memory(), key);
        const real = new LedgerPlay(dynamo(), key);
        for (const step of steps) {
          const expected = await rules.take(step);
          expect(await real.take(step)).toEqual(expected);
          expect(real.entry).toEqual(rules.entry);
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
