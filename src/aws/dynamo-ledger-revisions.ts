import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { LedgerRevision, LedgerRevisions } from '../delivery/ledger-revisions.ts';
import type { LedgerKey } from '../delivery/ledger.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { ledgerEntryOf, ledgerExpiry } from './ledger-item.ts';
import { ledgerKey } from './table-keys.ts';

/** The same items as the ledger's, for events and the sweep. Each revision is a single conditional write. */
export class DynamoLedgerRevisions implements LedgerRevisions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(key: LedgerKey): Promise<LedgerEntry | undefined> {
    const get = new GetCommand({ ...this.#item(key), ConsistentRead: true });
    const { Item } = await this.#table.client.send(get);
    return Item && ledgerEntryOf(Item);
  }

  async revise(
    key: LedgerKey,
    previous: LedgerEntry,
    { to, facts }: LedgerRevision,
  ): Promise<'saved' | 'conflict'> {
    const changes = { ...to, ...facts, ...(to ? { expires: ledgerExpiry(to.at) } : {}) };
    const sets = Object.keys(changes).map((name) => `#${name} = :${name}`);
    const conditions = [
      '#state = :previousState',
      ...('attempt' in previous ? ['#attempt = :previousAttempt'] : []),
      ...Object.keys(facts).map((name) => `attribute_not_exists(#${name})`),
    ];
    const update = new UpdateCommand({
      ...this.#item(key),
      UpdateExpression: `SET ${sets.join(', ')}${to ? ' REMOVE #until, #claimId' : ''}`,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: placeholders([
        'state',
        ...('attempt' in previous ? ['attempt'] : []),
        ...(to ? ['until', 'claimId'] : []),
        ...Object.keys(changes),
      ]),
      ExpressionAttributeValues: {
        ':previousState': previous.state,
        ...('attempt' in previous ? { ':previousAttempt': previous.attempt } : {}),
        ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [`:${name}`, value])),
      },
    });
    return (await conditionally(this.#table.client.send(update))) ? 'saved' : 'conflict';
  }

  #item({ issueId, subscriberId }: LedgerKey) {
    return { TableName: this.#table.name, Key: ledgerKey(issueId, subscriberId) };
  }
}

// Every attribute under a placeholder: half of them are reserved words.
function placeholders(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`#${name}`, name]));
}
