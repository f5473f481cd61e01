import { describe, expect, it, jest } from '@jest/globals';
import { DynamoLedgerRevisions } from '../../src/aws/dynamo-ledger-revisions.ts';
import { DynamoLedger } from '../../src/aws/dynamo-ledger.ts';
import type { LedgerEntry, LedgerState } from '../../src/delivery/ledger-entry.ts';
import type { Claim, LedgerKey } from '../../src/delivery/ledger.ts';
import type { Settlement } from '../../src/delivery/settlement.ts';
import { shardOf } from '../../src/subscribers/subscriber-id.ts';
import { useTestTable } from './test-table.ts';

jest.setTimeout(60_000);

const table = useTestTable();
const ledger = () => new DynamoLedger(table());

const AT = '2025-06-10T06:00:00.000Z';
const UNTIL = '2025-06-10T06:05:00.000Z';
const claimOf = (claimId: string): Claim => ({ claimId, at: AT, until: UNTIL });

let keys = 0;
const newKey = (): LedgerKey => ({
  issueId: '2025-06-10',
  subscriberId: `k${String(keys++).padStart(21, '0')}`,
});

async function entryOf({ issueId, subscriberId }: LedgerKey): Promise<LedgerEntry | undefined> {
  const page = await ledger().pageShard(issueId, shardOf(subscriberId));
  return page.entries.find((one) => one.subscriberId === subscriberId)?.entry;
}

/** Brings an entry into a state by the ways there are. */
async function put(state: LedgerState | '(none)'): Promise<LedgerKey> {
  const key = newKey();
  if (state === '(none)') return key;
  if (state === 'SKIPPED') {
    await ledger().skip(key, { reason: 'unsubscribed', at: AT });
    return key;
  }
  await ledger().claim(key, claimOf('first'));
  if (state === 'HELD') {
    await ledger().settle(key, { ...settlements.UNKNOWN, attempt: 1, at: AT });
    const held = { state, code: 'ECONNRESET', at: AT } as const;
    await new DynamoLedgerRevisions(table()).revise(key, (await entryOf(key))!, { to: held, facts: {} });
    return key;
  }
  if (state !== 'CLAIMED') await ledger().settle(key, { ...settlements[state], attempt: 1, at: AT });
  return key;
}

const settlements: Record<Settlement['state'], Settlement> = {
  SENT: { state: 'SENT', messageId: 'm1' },
  RELEASED: { state: 'RELEASED', code: 'throttled' },
  FAILED: { state: 'FAILED', code: 'MessageRejected' },
  UNKNOWN: { state: 'UNKNOWN', code: 'ECONNRESET' },
};

type Row = readonly [LedgerState | '(none)', { claim: boolean; skip: boolean; settle: boolean }];
const RULES: readonly Row[] = [
  ['(none)', { claim: true, skip: true, settle: false }],
  ['CLAIMED', { claim: false, skip: false, settle: true }],
  ['RELEASED', { claim: true, skip: true, settle: false }],
  ['SENT', { claim: false, skip: false, settle: false }],
  ['FAILED', { claim: false, skip: false, settle: false }],
  ['SKIPPED', { claim: false, skip: false, settle: false }],
  ['UNKNOWN', { claim: false, skip: false, settle: true }],
  ['HELD', { claim: false, skip: false, settle: false }],
];

describe('the ledger in DynamoDB', () => {
  it.each(RULES)('an entry that is %s obeys %j', async (state, allowed) => {
    const claimed = await ledger().claim(await put(state), claimOf('second'));
    const skipped = await ledger().skip(await put(state), { reason: 'suppressed', at: AT });
    const settled = await ledger().settle(await put(state), { ...settlements.SENT, attempt: 1, at: AT });
    expect({
      claim: claimed.kind === 'claimed',
      skip: skipped.kind === 'skipped',
      settle: settled === 'settled',
    }).toEqual(allowed);
  });

  it.each(RULES.filter(([, { claim }]) => !claim))(
    'says what stands in the way of a claim: %s',
    async (state) => {
      const key = await put(state);
      expect(await ledger().claim(key, claimOf('second'))).toEqual({
        kind: 'taken',
        entry: await entryOf(key),
      });
      expect(await entryOf(key)).toMatchObject({ state });
    },
  );

  it('keeps each state with what belongs to it', async () => {
    const key = newKey();
    await ledger().claim(key, claimOf('first'));
    expect(await entryOf(key)).toEqual({ state: 'CLAIMED', attempt: 1, at: AT, until: UNTIL });
    await ledger().settle(key, { ...settlements.RELEASED, attempt: 1, at: AT });
    expect(await entryOf(key)).toEqual({ state: 'RELEASED', attempt: 1, at: AT, code: 'throttled' });
    await ledger().claim(key, claimOf('second'));
    expect(await entryOf(key)).toEqual({ state: 'CLAIMED', attempt: 2, at: AT, until: UNTIL });
    await ledger().settle(key, { ...settlements.SENT, attempt: 2, at: UNTIL });
    expect(await entryOf(key)).toEqual({ state: 'SENT', attempt: 2, at: UNTIL, messageId: 'm1' });
  });

  it('lets one of a hundred claims at the same time through', async () => {
    const key = newKey();
    const claims = Array.from({ length: 100 }, (_, n) => ledger().claim(key, claimOf(`sender ${n}`)));
    const won = (await Promise.all(claims)).filter(({ kind }) => kind === 'claimed');
    expect(won).toEqual([{ kind: 'claimed', attempt: 1 }]);
  });

  it('knows its own claim again when the answer to it was lost', async () => {
    const key = newKey();
    await ledger().claim(key, claimOf('mine'));
    expect(await ledger().claim(key, claimOf('mine'))).toMatchObject({ kind: 'claimed' });
    expect(await ledger().claim(key, claimOf('theirs'))).toMatchObject({ kind: 'taken' });
  });

  it('refuses the settlement of a claim that is not the latest', async () => {
    const key = await put('RELEASED');
    await ledger().claim(key, claimOf('second'));
    expect(await ledger().settle(key, { ...settlements.FAILED, attempt: 1, at: AT })).toBe('stale');
    expect(await entryOf(key)).toMatchObject({ state: 'CLAIMED', attempt: 2 });
  });

  it('pages through a shard without leaving anybody out', async () => {
    const issueId = '2025-06-11';
    // Enough rows to pass the 1 MB that a page holds.
    const ids = Array.from({ length: 120 }, (_, n) => `A${String(n).padStart(21, '0')}`);
    const code = 'x'.repeat(10_000);
    for (const subscriberId of ids) {
      await ledger().claim({ issueId, subscriberId }, claimOf('first'));
      await ledger().settle({ issueId, subscriberId }, { state: 'FAILED', code, attempt: 1, at: AT });
    }
    const first = await ledger().pageShard(issueId, 0);
    expect(first.next).toBe(first.entries.at(-1)?.subscriberId);
    const second = await ledger().pageShard(issueId, 0, first.next);
    expect([...first.entries, ...second.entries].map(({ subscriberId }) => subscriberId)).toEqual(ids);
    expect(second.next).toBeUndefined();
  });
});
