import { describe, expect, it } from '@jest/globals';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const store = () => new DynamoSubscriberStore(table());
const AT = '2025-06-10T06:00:00.000Z';

/** One with every field, which no real one has. */
const EVERY_FIELD: Required<Subscriber> = {
  id: 'Aann',
  address: 'ann@example.com',
  status: 'confirmed',
  since: AT,
  requestedAt: AT,
  confirmBy: AT,
  replaces: 'Bann',
  pausedUntil: AT,
  formerly: 'confirmed',
  movedAt: AT,
  clearedAt: AT,
  suppressedBy: 'operator',
  imported: { at: AT, step: 'import', how: 'import', source: 'a list' },
  softBounces: [{ issueId: '2025-06-10', at: AT }],
};
const LATER = '2025-06-11T06:00:00.000Z';
const CHANGES: { readonly [Field in keyof Omit<Required<Subscriber>, 'id'>]: Subscriber[Field] } = {
  address: 'bob@example.com',
  status: 'pending',
  since: LATER,
  requestedAt: LATER,
  confirmBy: LATER,
  replaces: 'Cann',
  pausedUntil: LATER,
  formerly: 'unsubscribed',
  movedAt: LATER,
  clearedAt: LATER,
  suppressedBy: 'complaint',
  imported: { at: LATER, step: 'import', how: 'import' },
  softBounces: [],
};
const FIELDS = Object.keys(CHANGES) as (keyof typeof CHANGES)[];
const OPTIONAL = FIELDS.filter((field) => !['address', 'status', 'since'].includes(field));

let ids = 0;
const keep = async (subscriber: Subscriber) => {
  const kept = { ...subscriber, id: `A${ids++}` };
  await store().save(kept, undefined);
  return kept;
};

describe('a subscriber in the table', () => {
  it('comes back with every field', async () => {
    const kept = await keep(EVERY_FIELD);
    expect(await store().loadMany([kept.id])).toEqual([kept]);
  });

  it('comes back with an address that was erased', async () => {
    const kept = await keep({
      id: '',
      address: '',
      status: 'suppressed',
      since: AT,
      suppressedBy: 'complaint',
    });
    expect(await store().loadMany([kept.id])).toEqual([kept]);
  });

  it.each(FIELDS)('is neither saved over nor removed when its %s was changed meanwhile', async (field) => {
    const read = await keep(EVERY_FIELD);
    const changed = { ...read, [field]: CHANGES[field] };
    expect(await store().save(changed, read)).toBe('saved');
    expect(await store().save({ ...read, since: AT }, read)).toBe('conflict');
    expect(await store().remove(read)).toBe('conflict');
    expect(await store().loadMany([read.id])).toEqual([changed]);
  });

  it.each(OPTIONAL)('is neither saved over nor removed when it has got a %s, or lost it', async (field) => {
    const full = await keep(EVERY_FIELD);
    const { [field]: _left, ...rest } = full;
    const without = rest as Subscriber;
    expect(await store().remove(without)).toBe('conflict');
    expect(await store().save(without, full)).toBe('saved');
    expect(await store().remove(full)).toBe('conflict');
    expect(await store().save(full, full)).toBe('conflict');
    expect(await store().save(full, without)).toBe('saved');
  });

  it('is removed as it was read, and is then nobody', async () => {
    const kept = await keep(EVERY_FIELD);
    expect(await store().remove(kept)).toBe('removed');
    expect(await store().loadMany([kept.id])).toEqual([]);
    expect(await store().remove(kept)).toBe('conflict');
  });
});
