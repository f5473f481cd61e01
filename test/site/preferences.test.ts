import { beforeEach, describe, expect, it } from '@jest/globals';
import { createTestSite, type TestSite } from './test-site.ts';

let site: TestSite;
let path: string;
beforeEach(async () => {
  site = await createTestSite();
  await site.subscribe('ann@readers.example');
  path = `/preferences/${site.token('preferences')}`;
});

const ann = () =>
  [...site.world.subscribers.all.values()].find(({ address }) => address === 'ann@readers.example');
const textOf = async (response: Promise<Response>) => (await response).text();
const DAY_MS = 86_400_000;

describe('the preferences page', () => {
  it('says how things stand, and changes nothing', async () => {
    const before = site.snapshot();
    const html = await textOf(site.get(path));
    expect(html).toContain('Supply Lines comes to ann@readers.example: Monday to Friday, 17:30.');
    expect(html).toContain('min="2025-06-11" max="2026-06-10"');
    expect(site.snapshot()).toBe(before);
  });

  it('pauses until the beginning of a day where the newsletter is at home', async () => {
    const html = await textOf(site.post(path, { task: 'pause', until: '2025-06-20' }));
    expect(html).toContain('Paused until Friday, 20 June 2025.');
    expect(html).toContain('Supply Lines is paused, and comes again on Friday, 20 June 2025.');
    // London is an hour ahead of UTC in June.
    expect(ann()).toMatchObject({ status: 'confirmed', pausedUntil: '2025-06-19T23:00:00.000Z' });
  });

  it('ends a pause', async () => {
    await site.post(path, { task: 'pause', until: '2025-06-20' });
    const html = await textOf(site.post(path, { task: 'resume' }));
    expect(html).toContain('It comes again with the next issue.');
    expect(html).toContain('comes to ann@readers.example');
    expect(ann()?.pausedUntil).toBeUndefined();
  });

  it.each(['2025-06-10', '2026-06-11', '2025-02-30', 'tomorrow', '', '2025-06-20T00:00'])(
    'does not pause until "%s"',
    async (until) => {
      const response = await site.post(path, { task: 'pause', until });
      expect(response.status).toBe(422);
      expect(await response.text()).toContain(
        'Choose a day from Wednesday, 11 June 2025 to Wednesday, 10 June 2026.',
      );
      expect(ann()?.pausedUntil).toBeUndefined();
    },
  );

  it('moves to another address once that one has said yes, and tells the old one', async () => {
    const html = await textOf(site.post(path, { task: 'address', address: 'ann@new.example' }));
    expect(html).toContain('a mail is on its way to it');
    expect(ann()).toMatchObject({ status: 'confirmed' });
    expect(site.world.sent.at(-1)?.to).toBe('ann@new.example');

    const link = `/address/${site.token('confirm')}`;
    expect(await textOf(site.get(link))).toContain('Use this new address?');
    expect(ann()).toMatchObject({ status: 'confirmed' });
    expect(await textOf(site.post(link))).toContain('The new address is in use');
    expect(ann()).toMatchObject({ status: 'unsubscribed' });
    const standing = [...site.world.subscribers.all.values()].map(({ address, status }) => [address, status]);
    expect(standing).toContainEqual(['ann@new.example', 'confirmed']);
    expect(site.world.sent.at(-1)?.to).toBe('ann@readers.example');
    expect(await textOf(site.post(link))).toContain('The new address is in use');
  });

  it('says what is wrong with a new address, and nothing of whose it is', async () => {
    const wrong = await textOf(site.post(path, { task: 'address', address: 'x' }));
    expect(wrong).toContain('That is not an email address');
    const same = await textOf(site.post(path, { task: 'address', address: 'ANN@readers.example' }));
    expect(same).toContain('That is the address that we have.');
    site.world.refusedDomains = new Set(['short-lived.example']);
    const refused = await textOf(site.post(path, { task: 'address', address: 'ann@short-lived.example' }));
    expect(refused).toContain('work for a short while only');
    expect(site.world.sent).toHaveLength(2);
  });

  it('gives out all that is kept, as a file', async () => {
    const response = await site.post(path, { task: 'download' });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(await response.json()).toMatchObject({
      subscriber: { address: 'ann@readers.example', status: 'confirmed' },
      consents: [{ step: 'request' }, { step: 'confirm' }],
      issues: [],
    });
  });

  it('gives out what became of the issues of the ledger’s time, at former addresses as well', async () => {
    const entry = { state: 'SENT', attempt: 1, at: '2025-06-09T16:30:00.000Z', messageId: 'm' } as const;
    site = await createTestSite({
      ledger: { load: async ({ issueId }) => (issueId === '2025-06-09' ? entry : undefined) },
    });
    await site.subscribe('ann@readers.example');
    await site.post(`/preferences/${site.token('preferences')}`, {
      task: 'address',
      address: 'ann@new.example',
    });
    const moved = `/preferences/${site.token('preferences')}`;
    await site.post(`/address/${site.token('confirm')}`);
    const kept = (await (await site.post(moved, { task: 'download' })).json()) as { issues: object[] };
    const ids = [...site.world.subscribers.all.values()].toReversed().map(({ id }) => id);
    expect(kept.issues).toEqual(ids.map((subscriberId) => ({ issueId: '2025-06-09', subscriberId, entry })));
  });

  it('erases only whoever is sure', async () => {
    expect((await site.post(path, { task: 'erase' })).status).toBe(422);
    expect(ann()).toBeDefined();
    expect(await textOf(site.post(path, { task: 'erase', sure: 'yes' }))).toContain('Your data is erased');
    expect([site.world.subscribers.all.size, site.world.consents.all.size]).toEqual([0, 0]);
    expect(await textOf(site.get(path))).toContain('This link does not work');
  });

  it('has a button that unsubscribes', async () => {
    const [, action = ''] = /action="(\/unsubscribe\/[^"]+)"/.exec(await textOf(site.get(path))) ?? [];
    expect(await textOf(site.post(action, { page: 'preferences' }))).toContain('You are off the list');
    const html = await textOf(site.get(path));
    expect(html).toContain('Supply Lines does not come to you any more.');
    expect(html).not.toContain('name="until"');
  });

  it('still opens with a link of long ago', async () => {
    site.world.pass(1_000 * DAY_MS);
    expect(await textOf(site.get(path))).toContain('comes to ann@readers.example');
  });

  it.each(['pause', 'resume', 'address', 'download', 'erase', 'nonsense'])(
    'does nothing (%s) for a token that is not ours',
    async (task) => {
      const before = site.snapshot();
      const forged = `${path.slice(0, -3)}AAA`;
      const fields = { task, until: '2025-06-20', address: 'ann@new.example', sure: 'yes' };
      expect(await textOf(site.post(forged, fields))).toContain('This link does not work');
      expect(site.snapshot()).toBe(before);
    },
  );
});
