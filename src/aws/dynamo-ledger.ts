import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SkipReason } from '../delivery/ledger-entry.ts';
import { CLAIMABLE_STATES, SETTLEABLE_STATES } from '../delivery/ledger-entry.ts';
import type {
  Claim,
  ClaimResult,
  KnownEntry,
  Ledger,
  LedgerKey,
  LedgerPage,
  SkipResult,
} from '../delivery/ledger.ts';
import type { Settlement } from '../delivery/settlement.ts';
import type { Table } from './connect-table.ts';
import { ledgerEntryOf, ledgerExpiry } from './ledger-item.ts';
import { readItems } from './read-items.ts';
import { ledgerKey, ledgerPartition, type ItemKey } from './table-keys.ts';

// Placeholders for the states, and their values, from the rules that src/delivery states once.
const CLAIMABLE = statesCondition('claimable', CLAIMABLE_STATES);
const SETTLEABLE = statesCondition('settleable', SETTLEABLE_STATES);

// Every attribute under a placeholder: half of them are reserved words.
const NAMES = {
  '#state': 'state',
  '#attempt': 'attempt',
  '#at': 'at',
  '#until': 'until',
  '#claimId': 'claimId',
  '#expires': 'expires',
  '#code': 'code',
};

const CLAIM = {
  UpdateExpression:
    'SET #state = :claimed, #attempt = if_not_exists(#attempt, :zero) + :one, ' +
    '#claimId = :claimId, #at = :at, #until = :until, #expires = :expires REMOVE #code',
  ConditionExpression:
    `attribute_not_exists(#state) OR ${CLAIMABLE.condition} ` +
    'OR (#state = :claimed AND #claimId = :claimId)',
  ExpressionAttributeNames: NAMES,
  ReturnValues: 'UPDATED_NEW',
} as const;

const SKIP = {
  UpdateExpression: 'SET #state = :skipped, #reason = :reason, #at = :at, #expires = :expires',
  ConditionExpression: `attribute_not_exists(#state) OR ${CLAIMABLE.condition}`,
  ExpressionAttributeNames: { '#state': 'state', '#reason': 'reason', '#at': 'at', '#expires': 'expires' },
} as const;

const SETTLE = {
  UpdateExpression:
    'SET #state = :state, #detail = :detail, #at = :at, #expires = :expires REMOVE #until, #claimId',
  ConditionExpression: `${SETTLEABLE.condition} AND #attempt = :attempt`,
} as const;

const NOTE_ACCEPTANCE = {
  UpdateExpression: 'SET #second = :messageId',
  ConditionExpression: '#state = :sent AND #messageId <> :messageId AND attribute_not_exists(#second)',
  ExpressionAttributeNames: { '#state': 'state', '#messageId': 'messageId', '#second': 'secondMessageId' },
} as const;

/** The ledger, one item an entry. Each change is a single conditional write. */
export class DynamoLedger implements Ledger {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async claim(key: LedgerKey, { claimId, at, until }: Claim): Promise<ClaimResult> {
    const values = {
      ':claimed': 'CLAIMED',
      ':zero': 0,
      ':one': 1,
      ':claimId': claimId,
      ':at': at,
      ':until': until,
    };
    const claimed = await this.#table.updateItem({
      ...CLAIM,
      ...this.#item(key),
      ExpressionAttributeValues: { ...values, ...CLAIMABLE.values, ':expires': ledgerExpiry(at) },
    });
    return claimed ? { kind: 'claimed', attempt: Number(claimed['attempt']) } : this.#taken(key);
  }

  async skip(key: LedgerKey, { reason, at }: { reason: SkipReason; at: string }): Promise<SkipResult> {
    const values = { ':skipped': 'SKIPPED', ':reason': reason, ':at': at, ':expires': ledgerExpiry(at) };
    const skipped = await this.#table.updateItem({
      ...SKIP,
      ...this.#item(key),
      ExpressionAttributeValues: { ...values, ...CLAIMABLE.values },
    });
    return skipped ? { kind: 'skipped' } : this.#taken(key);
  }

  async settle(
    key: LedgerKey,
    { attempt, at, ...settlement }: Settlement & { attempt: number; at: string },
  ): Promise<'settled' | 'stale'> {
    const [name, detail] = detailOf(settlement);
    const values = { ':state': settlement.state, ':detail': detail, ':at': at, ':attempt': attempt };
    const settled = await this.#table.updateItem({
      ...SETTLE,
      ...this.#item(key),
      ExpressionAttributeNames: { ...SETTLE_NAMES, '#detail': name },
      ExpressionAttributeValues: { ...values, ...SETTLEABLE.values, ':expires': ledgerExpiry(at) },
    });
    if (settled) return 'settled';
    if (settlement.state === 'SENT') await this.#noteAcceptance(key, settlement.messageId);
    return 'stale';
  }

  // An event was faster than the answer, which usually says the same. If SES has accepted another message before,
  // this is the second one, and it must not go unseen should its own events be lost.
  async #noteAcceptance(key: LedgerKey, messageId: string): Promise<void> {
    await this.#table.updateItem({
      ...NOTE_ACCEPTANCE,
      ...this.#item(key),
      ExpressionAttributeValues: { ':sent': 'SENT', ':messageId': messageId },
    });
  }

  async loadMany(issueId: string, subscriberIds: readonly string[]): Promise<readonly KnownEntry[]> {
    const keys = subscriberIds.map((id) => ledgerKey(issueId, id));
    return (await readItems(this.#table, keys)).map(knownEntryOf);
  }

  async pageShard(issueId: string, shard: number, after?: string): Promise<LedgerPage> {
    const PK = ledgerPartition(issueId, shard);
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'PK = :partition',
        ExpressionAttributeValues: { ':partition': PK },
        ConsistentRead: true,
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK, SK: after } }),
      }),
    );
    const entries = (answer.Items ?? []).map(knownEntryOf);
    const next = answer.LastEvaluatedKey as ItemKey | undefined;
    return { entries, ...(next ? { next: next.SK } : {}) };
  }

  // A second delivery is rare, so that a claim that fails may cost a read; the usual one costs none.
  async #taken(key: LedgerKey): Promise<Extract<ClaimResult, { kind: 'taken' }>> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ ...this.#item(key), ConsistentRead: true }),
    );
    if (!Item) throw new Error(`The ledger entry of ${key.subscriberId} vanished between a claim and a look`);
    return { kind: 'taken', entry: ledgerEntryOf(Item) };
  }

  #item({ issueId, subscriberId }: LedgerKey) {
    return { TableName: this.#table.name, Key: ledgerKey(issueId, subscriberId) };
  }
}

function knownEntryOf(item: Record<string, unknown>): KnownEntry {
  return { subscriberId: String(item['SK']), entry: ledgerEntryOf(item) };
}

const SETTLE_NAMES = {
  '#state': 'state',
  '#attempt': 'attempt',
  '#at': 'at',
  '#until': 'until',
  '#claimId': 'claimId',
  '#expires': 'expires',
};

function detailOf(settlement: Settlement): readonly [name: string, value: string] {
  return settlement.state === 'SENT' ? ['messageId', settlement.messageId] : ['code', settlement.code];
}

function statesCondition(name: string, states: readonly string[]) {
  const entries = states.map((state, index) => [`:${name}${index}`, state] as const);
  return {
    condition: `#state IN (${entries.map(([placeholder]) => placeholder).join(', ')})`,
    values: Object.fromEntries(entries),
  };
}
