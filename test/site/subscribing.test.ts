import { beforeEach, describe, expect, it } from '@jest/globals';
import { refusedDomains } from '../../src/subscribers/refused-domains.ts';
import { sampleNewsletter } from '../email/sample-mails.ts';
import { createTestSite, type TestSite } from './test-site.ts';

let site: TestSite;
beforeEach(async () => {
  site = await createTestSite();
});

const only = () => [...site.world.subscribers.all.values()][0];
const titleOf = async (response: Response) => /<h1>([^<]*)<\/h1>/.exec(await response.text())?.[1];

describe('signing up', () => {
  it('asks the address by mail, and makes it a subscriber when the button of that mail is pressed', async () => {
    const asked = await site.signUp('Ann@readers.example');
    expect([asked.status, await titleOf(asked)]).toEqual([200, 'Look into your inbox']);
    expect(only()).toMatchObject({ address: 'Ann@readers.example', status: 'pending' });

    const opened = await site.get(`/confirm/${site.token('confirm')}`);
    expect(await titleOf(opened)).toBe('Start Supply Lines?');
    expect(only()).toMatchObject({ status: 'pending' });

    const confirmed = await site.post(`/confirm/${site.token('confirm')}`, { page: 'confirm' });
    expect([confirmed.status, await titleOf(confirmed)]).toEqual([200, 'Welcome to Supply Lines']);
    expect(only()).toMatchObject({ status: 'confirmed' });
  });

  it('can be confirmed twice', async () => {
    await site.signUp('ann@readers.example');
    const token = site.token('confirm');
    await site.post(`/confirm/${token}`);
    expect(await titleOf(await site.post(`/confirm/${token}`))).toBe('You are on the list');
  });

  it('records which words were agreed to, and neither IP nor browser as they are', async () => {
    await site.subscribe('ann@readers.example');
    const [[, records] = []] = [...site.world.consents.all];
    expect(records).toEqual([
      expect.objectContaining({
        step: 'request',
        how: 'form',
        wording: expect.stringMatching(/^form-[0-9a-f]{12}$/),
        source: 'https://supplylines.example/subscribe',
      }),
      expect.objectContaining({ step: 'confirm', source: 'https://supplylines.example/confirm' }),
    ]);
    expect(JSON.stringify(records)).not.toContain('192.0.2.1');
  });

  it('answers for a known address as for an unknown one', async () => {
    await site.subscribe('ann@readers.example');
    site.world.pass(25 * 3_600_000);
    const [known, unknown] = [
      await site.signUp('ann@readers.example'),
      await site.signUp('bob@readers.example'),
    ];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect([...known.headers]).toEqual([...unknown.headers]);
  });

  it('shows the form again to whoever was faster than a person, and what was typed', async () => {
    const stamp = await site.stamp();
    site.world.pass(1_000);
    const response = await site.post('/subscribe', { address: 'ann@readers.example', stamp });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Almost there. Please press “Sign up” once more.');
    expect(page).toContain('value="ann@readers.example"');
    expect(site.world.sent).toEqual([]);

    site.world.pass(1_000);
    const again = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    // However quick they are a second time: the wait does not begin anew.
    expect(again).toBe(stamp);
    expect((await site.post('/subscribe', { address: 'ann@readers.example', stamp: again })).status).toBe(
      200,
    );
    expect(site.world.sent).toHaveLength(1);
  });

  it('shows the form again when it is a day old, forged, missing or trapped', async () => {
    const stamp = await site.stamp();
    site.world.pass(10_000);
    const fields = { address: 'ann@readers.example', stamp };
    expect((await site.post('/subscribe', { ...fields, 'leave-empty': 'https://spam.example' })).status).toBe(
      422,
    );
    expect((await site.post('/subscribe', { ...fields, stamp: `${stamp}x` })).status).toBe(422);
    expect((await site.post('/subscribe', { address: 'ann@readers.example' })).status).toBe(422);
    site.world.pass(24 * 3_600_000);
    expect((await site.post('/subscribe', fields)).status).toBe(422);
    expect(site.world.sent).toEqual([]);
    expect(site.world.logged.map(({ event }) => event)).toEqual(Array(4).fill('subscribe.form.shown-again'));
  });

  it('says what is wrong with an address', async () => {
    const response = await site.signUp('ann at readers');
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('That is not an email address');
    expect(page).toContain('aria-invalid="true" aria-describedby="problem"');
  });

  it('does not call an address wrong that was only sent too soon', async () => {
    const response = await site.post('/subscribe', { address: 'ann@readers.example' });
    const page = await response.text();
    expect(page).toContain('aria-describedby="problem"');
    expect(page).not.toContain('aria-invalid="true"');
  });

  it('takes whoever opens the address of its answer again to the form', async () => {
    const response = await site.get('/subscribe');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  });

  it('says of a link that was cut off or is over what it is, before anybody presses a button', async () => {
    await site.signUp('ann@readers.example');
    const token = site.token('confirm');
    expect(await titleOf(await site.get(`/confirm/${token.slice(0, -1)}`))).toBe('This link does not work');
    expect(await titleOf(await site.get('/unsubscribe/x'))).toBe('This link does not work');
    expect(await titleOf(await site.get('/address/x'))).toBe('This link does not work');
    site.world.passHours(72);
    const calls = site.world.subscribers.calls.length;
    const late = await site.get(`/confirm/${token}`);
    expect([late.status, await titleOf(late)]).toEqual([200, 'This link is used up']);
    // A scanner learns no more than the link itself says.
    expect(site.world.subscribers.calls).toHaveLength(calls);
  });

  it('takes addresses of providers that work for a short while, unless the newsroom refuses them', async () => {
    expect((await site.signUp('ann@short-lived.example')).status).toBe(200);
    const strict = await createTestSite();
    strict.world.refusedDomains = new Set(['short-lived.example']);
    const response = await strict.signUp('ann@Short-Lived.example');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('work for a short while only');
    expect(strict.world.sent).toEqual([]);
  });

  it('knows those providers by a list that comes with the site’s files', async () => {
    const newsletter = await sampleNewsletter();
    expect(refusedDomains(newsletter)).toEqual([]);
    expect(refusedDomains({ ...newsletter, refuseDisposable: true })).toContain('mailinator.com');
  });

  it('asks a captcha if there is one', async () => {
    const seen: unknown[] = [];
    const guarded = await createTestSite({
      verifyHuman: async ({ fields, ip }) => {
        seen.push([fields.get('address'), ip]);
        return false;
      },
    });
    const response = await guarded.signUp('ann@readers.example');
    expect([response.status, seen]).toEqual([422, [['ann@readers.example', '192.0.2.1']]]);
    expect(guarded.world.sent).toEqual([]);
  });

  it('ends for an hour when one network asks too often, and not for the others', async () => {
    for (let n = 0; n < 30; n++) await site.signUp(`reader${n}@readers.example`, '198.51.100.7');
    const refused = await site.signUp('last@readers.example', '198.51.100.9');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await site.signUp('other@readers.example', '203.0.113.5')).status).toBe(200);
    expect(site.world.sent).toHaveLength(31);
  });
});

describe('unsubscribing', () => {
  beforeEach(() => site.subscribe('ann@readers.example'));

  it('by one click acts at once, and answers 200 with no page, cookie or redirect', async () => {
    const token = site.token('unsubscribe');
    const response = await site.send(`/unsubscribe/${token}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect([response.headers.get('location'), response.headers.get('set-cookie')]).toEqual([null, null]);
    expect(only()).toMatchObject({ status: 'unsubscribed' });
    expect(site.world.consents.stepsOf('ann@readers.example')).toContain('unsubscribe by one-click');
  });

  it.each([
    ['as multipart', multipart({ 'List-Unsubscribe': 'One-Click' })],
    ['with no body', undefined],
    ['with a body of another kind', JSON.stringify({ 'List-Unsubscribe': 'One-Click' })],
  ])('by one click works %s', async (_name, body) => {
    const init = { method: 'POST', ...(body === undefined ? {} : { body }) };
    const response = await site.send(`/unsubscribe/${site.token('unsubscribe')}`, init);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(only()).toMatchObject({ status: 'unsubscribed' });
  });

  it('in the browser asks first, and shows a page after', async () => {
    const token = site.token('unsubscribe');
    const asked = await site.get(`/unsubscribe/${token}`);
    expect(await titleOf(asked)).toBe('Stop Supply Lines?');
    expect(only()).toMatchObject({ status: 'confirmed' });
    const done = await site.post(`/unsubscribe/${token}`, { page: 'unsubscribe' });
    expect([done.status, await titleOf(done)]).toEqual([200, 'You are off the list']);
    expect(site.world.consents.stepsOf('ann@readers.example')).toContain('unsubscribe by form');
    expect(only()).toMatchObject({ status: 'unsubscribed' });
    expect(await titleOf(await site.post(`/unsubscribe/${token}`, { page: 'unsubscribe' }))).toBe(
      'You are off the list',
    );
  });

  it('answers an id that nobody has, and a token that is not ours, with 200 as well', async () => {
    const token = site.token('unsubscribe');
    for (const odd of [token.slice(0, -4), 'k1.AAAA.BBBB', 'x', `${token}.${token}`]) {
      expect([odd, (await site.post(`/unsubscribe/${odd}`)).status]).toEqual([odd, 200]);
    }
    expect(only()).toMatchObject({ status: 'confirmed' });
    expect(await titleOf(await site.post('/unsubscribe/x', { page: 'unsubscribe' }))).toBe(
      'This link does not work',
    );
  });

  it('does not say that it is done when the store fails', async () => {
    site.world.subscribers.save = async () => {
      throw new Error('no table');
    };
    const response = await site.post(`/unsubscribe/${site.token('unsubscribe')}`);
    expect(response.status).toBe(500);
    expect(await titleOf(response)).toBe('Something broke on our side');
    expect(site.world.logged.at(-1)).toEqual({
      event: 'site.request.failed',
      facts: { route: '/unsubscribe/:token', error: 'Error: no table' },
    });
  });
});

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
