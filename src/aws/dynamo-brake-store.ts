import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { AttemptCounts, BrakeReason, BrakeStore } from '../delivery/brake-store.ts';
import type { Table } from './connect-table.ts';
import { brakeKey } from './table-keys.ts';

const Counts = z.record(z.string(), z.number());
const Attempts = z.object({ sent: z.number(), rejected: z.number() });

/** One item an issue: counters, and whether each brake was pulled. */
export class DynamoBrakeStore implements BrakeStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(issueId: string, reason: BrakeReason): Promise<number> {
    const answer = await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: brakeKey(issueId),
        UpdateExpression: 'ADD #count :one',
        ExpressionAttributeNames: { '#count': reason },
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    const count = Counts.parse(answer.Attributes)[reason];
    if (count === undefined) throw new Error(`DynamoDB counted ${reason} and did not say how many`);
    return count;
  }

  async countAttempts(issueId: string, { sent, rejected }: AttemptCounts): Promise<AttemptCounts> {
    const answer = await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: brakeKey(issueId),
        UpdateExpression: 'ADD #sent :sent, #rejected :rejected',
        ExpressionAttributeNames: { '#sent': 'sent', '#rejected': 'rejected' },
        ExpressionAttributeValues: { ':sent': sent, ':rejected': rejected },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attempts.parse(answer.Attributes);
  }

  async wasPulled(issueId: string, reason: BrakeReason): Promise<boolean> {
    const { client, name } = this.#table;
    const get = new GetCommand({ TableName: name, Key: brakeKey(issueId), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item?.[pulledName(reason)] === true;
  }

  async markPulled(issueId: string, reason: BrakeReason): Promise<void> {
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: brakeKey(issueId),
        UpdateExpression: 'SET #pulled = :true',
        ExpressionAttributeNames: { '#pulled': pulledName(reason) },
        ExpressionAttributeValues: { ':true': true },
      }),
    );
  }
}

function pulledName(reason: BrakeReason): string {
  return `${reason}Pulled`;
}
