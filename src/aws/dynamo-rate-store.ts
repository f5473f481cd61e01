import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import {
  decideReservation,
  type ReservationDecision,
  type SlotTerms,
} from '../delivery/decide-reservation.ts';
import type { RateSettings, RateState } from '../delivery/rate-state.ts';
import type { RateStore } from '../delivery/rate-store.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { RATE_KEY } from './table-keys.ts';

const RateItem = z.object({
  revision: z.number(),
  maxSendRate: z.number(),
  askedAt: z.number(),
  slowedTo: z.number(),
  slowedAt: z.number(),
  nextFree: z.number(),
});

const NAMES = { '#revision': 'revision', '#nextFree': 'nextFree' };

// While slots are in demand the schedule is never left behind, and a reservation is an addition: it does not depend
// on what was read, so that any number of senders can reserve at once without one of them having to try again.
// Should the SDK repeat one whose answer was lost, the slots of the first stay empty, and nothing else is the matter.
const CARRY_ON = {
  UpdateExpression: 'SET #nextFree = #nextFree + :span',
  ConditionExpression: '#revision = :revision AND #nextFree BETWEEN :earliest AND :lastStart',
  ExpressionAttributeNames: NAMES,
  ReturnValues: 'UPDATED_NEW',
} as const;

// After a silence the schedule begins anew, for the one who saw it first; the others carry on behind that one.
const BEGIN_ANEW = {
  UpdateExpression: 'SET #nextFree = :next',
  ConditionExpression: '#revision = :revision AND #nextFree = :seen',
  ExpressionAttributeNames: NAMES,
} as const;

const SAVE_SETTINGS = {
  UpdateExpression:
    'SET #revision = :revision, #maxSendRate = :maxSendRate, #askedAt = :askedAt, ' +
    '#slowedTo = :slowedTo, #slowedAt = :slowedAt, #nextFree = if_not_exists(#nextFree, :zero)',
  ExpressionAttributeNames: {
    ...NAMES,
    '#maxSendRate': 'maxSendRate',
    '#askedAt': 'askedAt',
    '#slowedTo': 'slowedTo',
    '#slowedAt': 'slowedAt',
  },
} as const;

/** The rate of all senders in one item. A reservation is one conditional write. */
export class DynamoRateStore implements RateStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<RateState | undefined> {
    const { client, name } = this.#table;
    const { Item } = await client.send(
      new GetCommand({ TableName: name, Key: RATE_KEY, ConsistentRead: true }),
    );
    return Item && RateItem.parse(Item);
  }

  async reserve(terms: SlotTerms): Promise<ReservationDecision> {
    for (;;) {
      const carriedOn = await this.#carryOn(terms);
      if (carriedOn) return carriedOn;

      const state = await this.load();
      const decision = state ? decideReservation(state, terms) : ({ kind: 'changed' } as const);
      if (decision.kind !== 'reserved' || !state) return decision;
      if (decision.from > state.nextFree && (await this.#beginAnew(state, terms))) return decision;
    }
  }

  async saveSettings(settings: RateSettings): Promise<'saved' | 'conflict'> {
    const { revision, maxSendRate, askedAt, slowedTo, slowedAt } = settings;
    const values = {
      ':revision': revision,
      ':maxSendRate': maxSendRate,
      ':askedAt': askedAt,
      ':slowedTo': slowedTo,
      ':slowedAt': slowedAt,
      ':zero': 0,
    };
    const update = new UpdateCommand({
      ...SAVE_SETTINGS,
      ...this.#item(),
      ...(revision === 1
        ? { ConditionExpression: 'attribute_not_exists(#revision)', ExpressionAttributeValues: values }
        : {
            ConditionExpression: '#revision = :previous',
            ExpressionAttributeValues: { ...values, ':previous': revision - 1 },
          }),
    });
    return (await conditionally(this.#table.client.send(update))) ? 'saved' : 'conflict';
  }

  async #carryOn({
    revision,
    spanMs,
    earliest,
    latest,
  }: SlotTerms): Promise<ReservationDecision | undefined> {
    const lastStart = latest - spanMs;
    // DynamoDB refuses a range that is upside down.
    if (lastStart < earliest) return undefined;
    const update = new UpdateCommand({
      ...CARRY_ON,
      ...this.#item(),
      ExpressionAttributeValues: {
        ':span': spanMs,
        ':revision': revision,
        ':earliest': earliest,
        ':lastStart': lastStart,
      },
    });
    const answer = await conditionally(this.#table.client.send(update));
    return answer && { kind: 'reserved', from: Number(answer.Attributes?.['nextFree']) - spanMs };
  }

  async #beginAnew({ nextFree }: RateState, { revision, spanMs, earliest }: SlotTerms): Promise<boolean> {
    const values = { ':next': earliest + spanMs, ':seen': nextFree, ':revision': revision };
    const update = new UpdateCommand({
      ...BEGIN_ANEW,
      ...this.#item(),
      ExpressionAttributeValues: values,
    });
    return (await conditionally(this.#table.client.send(update))) !== undefined;
  }

  #item() {
    return { TableName: this.#table.name, Key: RATE_KEY };
  }
}
