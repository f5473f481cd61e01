import { describe, expect, it } from '@jest/globals';
import { createLocalReaders } from '../../src/studio/local-readers.ts';
import { verifyLinkToken } from '../../src/subscribers/link-token.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { MemorySubscribers } from '../delivery/memory-stores.ts';

const ID_KEY = 'k'.repeat(32);
const LINK_KEYS = { current: 'local', secrets: { local: 's'.repeat(32) } };

function readersOf(...subscribers: readonly Subscriber[]) {
  const memory = new MemorySubscribers();
  for (const subscriber of subscribers) memory.add(subscriber);
  return createLocalReaders({
    subscribers: {
      pageShard: (shard, after) => memory.pageShard(shard, after),
      loadMany: async (ids) => subscribers.filter(({ id }) => ids.includes(id)),
    },
    linkKeys: LINK_KEYS,
    idKey: ID_KEY,
    now: () => new Date('2025-06-10T12:00:00Z'),
  });
}

function subscriber(address: string, facts: Partial<Subscriber> = {}): Subscriber {
  return {
    ...{ id: subscriberId(ID_KEY, address), address, status: 'confirmed', since: '2025-06-01T00:00:00Z' },
    ...facts,
  };
}

const ADA = subscriber('ada@example.org');

describe('the readers of the local system', () => {
  it('are those who are sent issues', async () => {
    const readers = readersOf(
      ADA,
      subscriber('left@example.org', { status: 'unsubscribed' }),
      subscriber('away@example.org', { pausedUntil: '2025-07-01T00:00:00Z' }),
    );
    expect(await readers.list('')).toEqual({
      rows: [{ id: ADA.id, address: 'ada@example.org' }],
      isPart: false,
    });
  });

  it('are found by a part of their address', async () => {
    const readers = readersOf(ADA, subscriber('grace@example.org'));
    expect((await readers.list('GRA')).rows).toMatchObject([{ address: 'grace@example.org' }]);
  });

  it('are listed up to fifty, and anybody is found by the whole address', async () => {
    const many = Array.from({ length: 200 }, (_, index) => subscriber(`reader-${index}@example.org`));
    const readers = readersOf(...many, ADA);
    const { rows, isPart } = await readers.list('example');
    expect([rows.length, isPart]).toEqual([50, true]);
    expect(await readers.list('Ada@example.org')).toMatchObject({ rows: [{ id: ADA.id }], isPart: false });
  });

  it('have tokens that the site of this machine takes', async () => {
    const fields = await readersOf(ADA).fieldsOf(ADA.id);
    expect(fields?.to).toBe('ada@example.org');
    expect(verifyLinkToken(LINK_KEYS, 'unsubscribe', fields?.unsubscribeToken ?? '')).toBe(ADA.id);
    expect(verifyLinkToken(LINK_KEYS, 'preferences', fields?.preferencesToken ?? '')).toBe(ADA.id);
  });

  it('are nobody for an id that is none, that is unknown, or of somebody who was erased', async () => {
    const erased = subscriber('gone@example.org', { address: '', status: 'suppressed' });
    const readers = readersOf(erased);
    for (const id of ['', '../keys', ADA.id, erased.id]) expect(await readers.fieldsOf(id)).toBeUndefined();
  });
});
