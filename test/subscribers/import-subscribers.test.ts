import { describe, expect, it } from '@jest/globals';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import type { ImportRow, ImportStanding, RejectedRow } from '../../src/subscribers/import-row.ts';
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts';
import type { SubscriberImportStore } from '../../src/subscribers/subscriber-import-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { SubscriptionWorld } from './subscription-world.ts';

const CONSENT = 'Sign-up form of example.com, 2019 to 2024';

class MemoryImportStore implements SubscriberImportStore {
  readonly #world: SubscriptionWorld;
  readonly sizes: number[] = [];

  constructor(world: SubscriptionWorld) {
    this.#world = world;
  }

  async findKnown(ids: readonly string[]) {
    return new Set(ids.filter((id) => this.#world.subscribers.all.has(id)));
  }

  async addUnknown(subscribers: readonly Subscriber[]) {
    this.sizes.push(subscribers.length);
    const known = await this.findKnown(subscribers.map(({ id }) => id));
    for (const subscriber of subscribers.filter(({ id }) => !known.has(id)))
      this.#world.subscribers.all.set(subscriber.id, subscriber);
    return known;
  }
}

const row = (name: string, standing: ImportStanding = 'confirmed', agreed?: string): ImportRow => ({
  kind: 'row',
  line: 2,
  address: `${name}@example.com`,
  standing,
  ...(agreed === undefined ? {} : { agreed }),
});

async function* of<Thing>(things: readonly Thing[]) {
  yield* things;
}

async function run(
  rows: readonly (ImportRow | RejectedRow)[],
  world = new SubscriptionWorld(),
  isDryRun = false,
) {
  const rejected: RejectedRow[] = [];
  const store = new MemoryImportStore(world);
  const { subscribers, consents, idKey, now } = world;
  const counts = await importSubscribers({ store, subscribers, consents, idKey, now }, of(rows), {
    consent: CONSENT,
    isDryRun,
    onRejected: async (one) => void rejected.push(one),
  });
  const standings = Object.fromEntries(
    ['ann', 'bob', 'cy', 'dee', 'eve'].flatMap((name) => {
      const found = world.standing(`${name}@example.com`);
      return found ? [[name, found.suppressedBy ?? found.status]] : [];
    }),
  );
  return { counts, standings, rejected, store, world };
}

const NONE = {
  ...{ confirmed: 0, unsubscribed: 0, suppressed: 0, known: 0, knownButLeft: 0 },
  ...{ duplicates: 0, unconfirmed: 0, rejected: 0 },
};

describe('an import', () => {
  it('takes everybody over as they stood, and leaves out who never confirmed', async () => {
    const rows = [
      row('ann'),
      row('bob', 'unsubscribed'),
      row('cy', 'bounced'),
      row('dee', 'complained'),
      row('eve', 'blocked'),
      row('fay', 'unconfirmed'),
    ];
    const { counts, standings } = await run(rows);
    expect(counts).toEqual({ ...NONE, confirmed: 1, unsubscribed: 1, suppressed: 3, unconfirmed: 1 });
    expect(standings).toEqual({
      ann: 'confirmed',
      bob: 'unsubscribed',
      cy: 'hard-bounce',
      dee: 'complaint',
      eve: 'operator',
    });
  });

  it('keeps for each where and when they agreed', async () => {
    const { world } = await run([row('ann', 'confirmed', '2023-06-25 17:38:27'), row('bob', 'unsubscribed')]);
    const records = [...world.subscribers.all.values()].map(({ imported }) => imported);
    expect(records).toMatchObject([
      { step: 'import', how: 'import', source: `${CONSENT}; agreed 2023-06-25 17:38:27` },
      { step: 'import', how: 'import', source: `${CONSENT}; unsubscribed there` },
    ]);
  });

  it('changes nobody who is known: who has left or is suppressed is not brought back', async () => {
    const world = new SubscriptionWorld();
    await run([row('ann', 'unsubscribed'), row('bob', 'complained'), row('cy')], world);
    world.passHours(1);
    const before = new Map(world.subscribers.all);
    const { counts } = await run([row('ann'), row('bob'), row('cy', 'unsubscribed')], world);
    expect(counts).toEqual({ ...NONE, known: 3, knownButLeft: 1 });
    expect(world.subscribers.all).toEqual(before);
  });

  it('counts somebody once, whatever the case of the address', async () => {
    const { counts, standings } = await run([row('ann'), row('Ann'), row('ann')]);
    expect(counts).toEqual({ ...NONE, confirmed: 1, duplicates: 2 });
    expect(standings).toEqual({ ann: 'confirmed' });
  });

  it.each([
    ['unsubscribed', 'unsubscribed', { unsubscribed: 1 }],
    ['bounced', 'operator', { suppressed: 1 }],
  ] as const)(
    'believes the line of a file that says %s, in whatever order',
    async (standing, stands, changed) => {
      for (const rows of [
        [row('ann'), row('ann', standing), row('ann', standing)],
        [row('ann', standing), row('ann'), row('ann')],
      ]) {
        const dry = await run(rows, new SubscriptionWorld(), true);
        const { counts, standings } = await run(rows);
        expect(counts).toEqual({ ...NONE, ...changed, duplicates: 2 });
        expect(dry.counts).toEqual(counts);
        expect([stands, 'hard-bounce']).toContain(standings['ann']);
      }
    },
  );

  it('that was broken off between two lines which disagree lets the later one count when it is run again', async () => {
    const world = new SubscriptionWorld();
    await run([row('ann', 'confirmed', '2019')], world);
    world.passHours(1);
    const rows = [row('ann', 'confirmed', '2019'), row('ann', 'unsubscribed')];
    const dry = await run(rows, world, true);
    const { counts, standings } = await run(rows, world);
    expect(standings).toEqual({ ann: 'unsubscribed' });
    expect(counts).toEqual({ ...NONE, unsubscribed: 1, duplicates: 1 });
    expect(dry.counts).toEqual(counts);
  });

  it('leaves somebody who has signed up here as they are, and says that lines of the file call them gone', async () => {
    const world = new SubscriptionWorld();
    await addSubscriber(world, { typed: 'ann@example.com', source: 'by phone' });
    const { counts, standings } = await run([row('ann'), row('ann', 'unsubscribed')], world);
    expect(standings).toEqual({ ann: 'confirmed' });
    expect(counts).toEqual({ ...NONE, known: 1, knownButLeft: 1, duplicates: 1 });
  });

  it('lets go of those who left in between, however many there are', async () => {
    const names = Array.from({ length: 2_300 }, (_, n) => `reader${n}`);
    const rows = [...names.map((name) => row(name)), ...names.map((name) => row(name, 'unsubscribed'))];
    const { counts, world } = await run([...rows, row('last')]);
    expect(counts).toEqual({ ...NONE, confirmed: 1, unsubscribed: 2_300, duplicates: 2_300 });
    expect([...world.subscribers.all.values()].filter(({ status }) => status === 'confirmed')).toHaveLength(
      1,
    );
  });

  it('writes nothing in a dry run, and counts the same', async () => {
    const rows = [row('ann'), row('bob', 'bounced'), row('ann'), row('cy', 'unconfirmed')];
    const { counts, world } = await run(rows, new SubscriptionWorld(), true);
    expect(counts).toEqual((await run(rows)).counts);
    expect(world.subscribers.all.size + world.consents.all.size).toBe(0);
  });

  it('hands back the lines that it cannot take', async () => {
    const bad: RejectedRow = { kind: 'rejected', line: 3, reason: 'It has no address.', cells: [''] };
    const { counts, rejected } = await run([row('ann'), bad]);
    expect(counts).toEqual({ ...NONE, confirmed: 1, rejected: 1 });
    expect(rejected).toEqual([bad]);
  });

  it('writes a hundred at a time, and the rest', async () => {
    const { store, counts } = await run(Array.from({ length: 1_050 }, (_, n) => row(`reader${n}`)));
    expect(counts.confirmed).toBe(1_050);
    expect(store.sizes).toEqual([...Array<number>(10).fill(100), 50]);
  });

  it('ends with the first thing that goes wrong, and can be run again', async () => {
    const world = new SubscriptionWorld();
    const rows = Array.from({ length: 2_000 }, (_, n) => row(`reader${n}`));
    const { subscribers, consents, idKey, now } = world;
    const store = new MemoryImportStore(world);
    let calls = 0;
    const failing: SubscriberImportStore = {
      findKnown: (ids) => store.findKnown(ids),
      addUnknown: (imported) =>
        ++calls === 3 ? Promise.reject(new Error('gone')) : store.addUnknown(imported),
    };
    const options = { consent: CONSENT, isDryRun: false, onRejected: async () => {} };
    const ports = { store: failing, subscribers, consents, idKey, now };
    await expect(importSubscribers(ports, of(rows), options)).rejects.toThrow('gone');
    const { counts } = await run(rows, world);
    expect(counts.confirmed + counts.known).toBe(2_000);
    expect(world.subscribers.all.size).toBe(2_000);
  });

  it('broken off by a broken file, leaves nothing under way', async () => {
    const world = new SubscriptionWorld();
    const store = new MemoryImportStore(world);
    let underWay = 0;
    const slow: SubscriberImportStore = {
      findKnown: (ids) => store.findKnown(ids),
      addUnknown: async (imported) => {
        underWay += 1;
        await new Promise(setImmediate);
        const known = await store.addUnknown(imported);
        underWay -= 1;
        return known;
      },
    };
    async function* rows() {
      for (let n = 0; n < 350; n++) yield row(`reader${n}`);
      throw new Error('a quotation mark is not closed');
    }
    const { subscribers, consents, idKey, now } = world;
    const options = { consent: CONSENT, isDryRun: false, onRejected: async () => {} };
    const importing = importSubscribers({ store: slow, subscribers, consents, idKey, now }, rows(), options);
    await expect(importing).rejects.toThrow('not closed');
    expect(underWay).toBe(0);
    expect(store.sizes).toEqual([100, 100, 100]);
  });
});
