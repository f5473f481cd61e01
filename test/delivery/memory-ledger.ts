import {
  CLAIMABLE_STATES,
  SETTLEABLE_STATES,
  type LedgerEntry,
  type LedgerState,
  type SkipReason,
} from '../../src/delivery/ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from '../../src/delivery/ledger-revisions.ts';
import type {
  Claim,
  ClaimResult,
  KnownEntry,
  Ledger,
  LedgerKey,
  LedgerPage,
  SkipResult,
} from '../../src/delivery/ledger.ts';
import type { Settlement } from '../../src/delivery/settlement.ts';
import { shardOf } from '../../src/subscribers/subscriber-id.ts';

/** The rules of the ledger in the fewest words: what the one in DynamoDB must do as well. */
export class MemoryLedger implements Ledger, LedgerRevisions {
  readonly all = new Map<string, LedgerEntry>();
  readonly #claimIds = new Map<string, string>();

  async claim(key: LedgerKey, { claimId, at, until }: Claim): Promise<ClaimResult> {
    const entry = this.all.get(nameOf(key));
    const isOwn = entry?.state === 'CLAIMED' && this.#claimIds.get(nameOf(key)) === claimId;
    if (entry && !isOwn && !isOneOf(CLAIMABLE_STATES, entry)) return { kind: 'taken', entry };
    const attempt = (entry && 'attempt' in entry ? entry.attempt : 0) + 1;
    this.#claimIds.set(nameOf(key), claimId);
    this.all.set(nameOf(key), { ...factsOf(entry), state: 'CLAIMED', attempt, at, until });
    return { kind: 'claimed', attempt };
  }

  async skip(key: LedgerKey, skip: { reason: SkipReason; at: string }): Promise<SkipResult> {
    const entry = this.all.get(nameOf(key));
    if (entry && !isOneOf(CLAIMABLE_STATES, entry)) return { kind: 'taken', entry };
    this.all.set(nameOf(key), { ...factsOf(entry), state: 'SKIPPED', ...skip });
    return { kind: 'skipped' };
  }

  async settle(
    key: LedgerKey,
    settlement: Settlement & { attempt: number; at: string },
  ): Promise<'settled' | 'stale'> {
    const entry = this.all.get(nameOf(key));
    const isLatest = entry !== undefined && 'attempt' in entry && entry.attempt === settlement.attempt;
    if (entry && isLatest && isOneOf(SETTLEABLE_STATES, entry)) {
      this.all.set(nameOf(key), { ...factsOf(entry), ...settlement });
      return 'settled';
    }
    const isSecond =
      settlement.state === 'SENT' && entry?.state === 'SENT' && entry.messageId !== settlement.messageId;
    if (isSecond) this.all.set(nameOf(key), { secondMessageId: settlement.messageId, ...entry });
    return 'stale';
  }

  async loadMany(issueId: string, subscriberIds: readonly string[]): Promise<readonly KnownEntry[]> {
    return subscriberIds.flatMap((subscriberId) => {
      const entry = this.all.get(nameOf({ issueId, subscriberId }));
      return entry ? [{ subscriberId, entry }] : [];
    });
  }

  async pageShard(issueId: string, shard: number): Promise<LedgerPage> {
    const entries = [...this.all]
      .map(([name, entry]) => ({ issue: name.split(' ')[0], subscriberId: name.split(' ')[1] ?? '', entry }))
      .filter(({ issue, subscriberId }) => issue === issueId && shardOf(subscriberId) === shard)
      .toSorted((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1));
    return { entries };
  }

  async load(key: LedgerKey): Promise<LedgerEntry | undefined> {
    return this.all.get(nameOf(key));
  }

  async revise(
    key: LedgerKey,
    previous: LedgerEntry,
    { to, facts }: LedgerRevision,
  ): Promise<'saved' | 'conflict'> {
    const entry = this.all.get(nameOf(key));
    if (!entry || entry.state !== previous.state || attemptOf(entry) !== attemptOf(previous))
      return 'conflict';
    if (Object.keys(facts).some((name) => name in entry)) return 'conflict';
    const standing = to ? { ...factsOf(entry), attempt: attemptOf(entry), ...to } : entry;
    this.all.set(nameOf(key), { ...standing, ...facts } as LedgerEntry);
    return 'saved';
  }
}

function nameOf({ issueId, subscriberId }: LedgerKey): string {
  return `${issueId} ${subscriberId}`;
}

function isOneOf(states: readonly LedgerState[], { state }: LedgerEntry): boolean {
  return states.includes(state);
}

function attemptOf(entry: LedgerEntry): number | undefined {
  return 'attempt' in entry ? entry.attempt : undefined;
}

const FACTS = [
  'resendAfter',
  'secondMessageId',
  'deliveredAt',
  'bouncedAt',
  'bounceCode',
  'softBouncedAt',
  'complainedAt',
  'rejectedAt',
];

function factsOf(entry: LedgerEntry | undefined): object {
  return Object.fromEntries(Object.entries(entry ?? {}).filter(([name]) => FACTS.includes(name)));
}
