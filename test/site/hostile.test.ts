import { beforeEach, describe, expect, it } from '@jest/globals';
import { signConfirmToken } from '../../src/subscribers/confirm-token.ts';
import { signLinkToken } from '../../src/subscribers/link-token.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import { createTestSite, type TestSite } from './test-site.ts';

const FORM = 'application/x-www-form-urlencoded';

let site: TestSite;
/** Of a confirmed subscriber, by what it is for. */
let tokens: { readonly confirm: string; readonly unsubscribe: string; readonly preferences: string };
beforeEach(async () => {
  site = await createTestSite();
  await site.signUp('ann@readers.example');
  const confirm = site.token('confirm');
  await site.post(`/confirm/${confirm}`);
  tokens = { confirm, unsubscribe: site.token('unsubscribe'), preferences: site.token('preferences') };
});

/** What came of a request, and that nobody was stored, changed or written to. */
async function harmless(request: () => Promise<Response>): Promise<Response> {
  const kept = () =>
    JSON.stringify([[...site.world.subscribers.all], [...site.world.consents.all], site.world.sent.length]);
  const before = kept();
  const response = await request();
  expect(kept()).toBe(before);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  return response;
}

const raw = (path: string, body: string, headers: Record<string, string> = { 'Content-Type': FORM }) =>
  site.send(path, { method: 'POST', headers, body });

describe('an address that is none', () => {
  it.each([
    ['a second header', 'ann@readers.example\r\nBcc: all@readers.example'],
    ['a line end alone', 'ann\n@readers.example'],
    ['a null', 'ann\0@readers.example'],
    ['HTML', '<script>alert(1)</script>@readers.example'],
    ['an attribute’s end', '" autofocus onfocus=alert(1) x="@readers.example'],
    ['a quoted name', '"ann bob"@readers.example'],
    ['a display name', 'Ann <ann@readers.example>'],
    ['two addresses', 'ann@readers.example,bob@readers.example'],
    ['a route', '@relay.example:ann@readers.example'],
    ['an IP in brackets', 'ann@[127.0.0.1]'],
    ['an IP', 'ann@127.0.0.1'],
    ['a name of one label', 'root@localhost'],
    ['a template’s place', '{{constructor}} x@readers.example'],
    ['a placeholder of messages', 'WAYBILLxTO@placeholder.invalid x'],
    ['an override of direction', 'ann\u202e@readers.example'],
    ['letters that look like others', 'аnn@readers.example'],
    ['300 characters', `${'a'.repeat(300)}@readers.example`],
    ['16,000 characters', `${'a'.repeat(16_000)}@readers.example`],
    ['nothing', ''],
  ])('with %s is refused, and shown as text only', async (_name, address) => {
    const stamp = await site.stamp();
    site.world.pass(5_000);
    const response = await harmless(() => site.post('/subscribe', { address, stamp }));
    expect([413, 422]).toContain(response.status);
    const html = await response.text();
    expect(html).not.toContain('<script>');
    expect(html.match(/<input[^>]*type="email"[^>]*>/)?.[0] ?? '').not.toMatch(/onfocus=alert\(1\) x=""/);
    expect(response.headers.get('bcc')).toBeNull();
  });
});

describe('a body that is no form', () => {
  const stamped = async (address: string) => {
    const stamp = await site.stamp();
    site.world.pass(5_000);
    return `address=${address}&stamp=${stamp}`;
  };

  it.each([
    ['JSON', 'application/json', '{"address":"bob@readers.example"}'],
    ['plain text', 'text/plain', 'address=bob@readers.example'],
    ['XML', 'application/xml', '<address>bob@readers.example</address>'],
    ['multipart without its boundary', 'multipart/form-data', 'address=bob@readers.example'],
    [
      'multipart that is broken off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="addr',
    ],
  ])('(%s) is refused', async (_name, type, body) => {
    const response = await harmless(() => raw('/subscribe', body, { 'Content-Type': type }));
    expect(response.status).toBe(415);
  });

  it('is refused before it is read if it is larger than a form can be', async () => {
    const response = await harmless(() => raw('/subscribe', `address=${'a'.repeat(20_000)}`));
    expect(response.status).toBe(413);
  });

  it('with bad percent encoding and bytes that are no UTF-8 is no address', async () => {
    for (const address of ['%E0%A4%A@readers.example', 'b%FFb@readers.example', '%00@readers.example']) {
      const body = await stamped(address);
      expect((await harmless(() => raw('/subscribe', body))).status).toBe(422);
    }
  });

  it('with a file in the place of the address has none', async () => {
    const form = new FormData();
    form.set('stamp', await site.stamp());
    form.set('address', new File(['bob@readers.example'], 'address.txt'));
    site.world.pass(5_000);
    expect((await harmless(() => site.send('/subscribe', { method: 'POST', body: form }))).status).toBe(422);
  });

  it('with many addresses writes to one', async () => {
    const many = Array.from({ length: 20 }, (_, n) => `address=reader${n}@readers.example`).join('&');
    const body = `${many}&${await stamped('last@readers.example')}`;
    expect((await raw('/subscribe', body)).status).toBe(200);
    expect(site.world.sent.slice(2).map(({ to }) => to)).toEqual(['last@readers.example']);
  });

  it('with the names of an object’s own parts does nothing to it', async () => {
    const body = `__proto__[x]=1&constructor=1&${await stamped('bob@readers.example')}`;
    expect((await raw('/subscribe', body)).status).toBe(200);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a token', () => {
  const id = () => subscriberId(site.world.idKey, 'ann@readers.example');
  const paths = ['/confirm/', '/unsubscribe/', '/preferences/', '/address/'];

  it.each([
    ['cut', () => tokens.preferences.slice(0, -1)],
    ['longer', () => `${tokens.preferences}A`],
    ['with another id', () => tokens.preferences.replace(/\.[^.]+\./, `.${'A'.repeat(22)}.`)],
    ['of an unknown key', () => tokens.preferences.replace(/^k1/, 'k9')],
    ['of the name of a property', () => tokens.preferences.replace(/^k1/, '__proto__')],
    ['with the signature’s other spelling', () => tokens.preferences.replace(/.$/, 'B')],
    ['of a hundred thousand characters', () => 'A'.repeat(100_000)],
    ['of an encoded slash', () => '..%2f..%2fsubscribe'],
    ['of an encoded null', () => '%00'],
    ['of broken encoding', () => '%E0%A4%A'],
  ])('%s opens and does nothing', async (_name, forge) => {
    for (const path of paths) {
      const fields = { task: 'erase', sure: 'yes', page: 'x' };
      const response = await harmless(() => site.post(path + forge(), fields));
      expect([path, [200, 404].includes(response.status)]).toEqual([path, true]);
      expect((await response.text()).includes('This link does not work') || response.status === 404).toBe(
        true,
      );
      await harmless(() => site.get(path + forge()));
    }
  });

  it('for one purpose does nothing for another', async () => {
    const { linkKeys } = site.world;
    const stamp = signLinkToken(linkKeys, 'sign-up-form', id());
    for (const [path, token] of [
      ['/confirm/', tokens.unsubscribe],
      ['/confirm/', tokens.preferences],
      ['/unsubscribe/', tokens.confirm],
      ['/unsubscribe/', tokens.preferences],
      ['/unsubscribe/', stamp],
      ['/preferences/', tokens.unsubscribe],
      ['/address/', tokens.confirm],
    ] as const) {
      const response = await harmless(() =>
        site.post(path + token, { task: 'erase', sure: 'yes', page: 'x' }),
      );
      expect([path, await response.text()]).toEqual([
        path,
        expect.stringContaining('This link does not work'),
      ]);
    }
  });

  it('that asks to confirm is worth nothing after 72 hours, and says so', async () => {
    await site.signUp('bob@readers.example');
    const late = site.token('confirm');
    site.world.pass(72 * 3_600_000);
    const response = await harmless(() => site.post(`/confirm/${late}`));
    expect(await response.text()).toContain('This link is used up');
  });

  it('of a request that another has followed confirms nothing', async () => {
    const requestedAt = '2025-06-01T00:00:00.000Z';
    const expires = new Date('2025-07-01T00:00:00Z');
    await site.signUp('bob@readers.example');
    const subscriber = subscriberId(site.world.idKey, 'bob@readers.example');
    const earlier = signConfirmToken(site.world.linkKeys, 'confirm', {
      subscriberId: subscriber,
      requestedAt,
      expires,
    });
    const response = await harmless(() => site.post(`/confirm/${earlier}`));
    expect(await response.text()).toContain('This link is used up');
  });

  it('of somebody who was never there unsubscribes nobody, with 200', async () => {
    const token = signLinkToken(site.world.linkKeys, 'unsubscribe', 'A'.repeat(22));
    const response = await harmless(() => site.post(`/unsubscribe/${token}`));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('a request', () => {
  it.each([
    '/../../etc/passwd',
    '/issues/..%2f..%2fmeta',
    '/issues/%2e%2e/%2e%2e/keys.json',
    '/archive/2025-06%2f..',
    '//evil.example/',
    '/\\evil.example',
    '/.git/config',
    '/index.php?x=<script>alert(1)</script>',
    '/site.json',
  ])('for %s finds no page', async (path) => {
    const response = await harmless(() => site.get(path));
    expect([404, 200]).toContain(response.status);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toMatch(/There is no such page|<h1>Supply Lines<\/h1>/);
  });

  it('that says that it comes from elsewhere counts for the network that it came from', async () => {
    const fields = async (n: number) => {
      const body = new URLSearchParams({ address: `bot${n}@readers.example`, stamp: await site.stamp() });
      site.world.pass(5_000);
      return body;
    };
    for (let n = 0; n < 40; n++) {
      const headers = { 'X-Forwarded-For': `203.0.113.${n}`, Forwarded: `for=203.0.113.${n}` };
      await site.send('/subscribe', { method: 'POST', headers, body: await fields(n) }, '198.51.100.1');
    }
    expect(site.world.sent.length - 2).toBe(30);
  });

  it('that is made a thousand times for one inbox, in other spellings and from other networks, writes to it once', async () => {
    const stamp = await site.stamp();
    site.world.pass(5_000);
    for (let n = 0; n < 1_000; n++) {
      const address = `${n % 2 ? 'vic.tim' : 'v.ictim'}+${n}@gmail.com`;
      const ip = `10.${n % 250}.${Math.floor(n / 250)}.1`;
      expect((await site.post('/subscribe', { address, stamp }, ip)).status).toBe(200);
    }
    expect(site.world.sent.slice(2)).toHaveLength(1);
  });

  it('whose host is another’s gets no link to there', async () => {
    const html = await (
      await site.get('/', { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' })
    ).text();
    expect(html).not.toContain('evil.example');
  });

  it('that would write to us another’s page is answered, and runs nothing', async () => {
    const response = await harmless(() =>
      site.send('/subscribe', {
        method: 'POST',
        headers: { Origin: 'https://evil.example', 'Content-Type': FORM },
        body: 'address=bob@readers.example',
      }),
    );
    expect(response.status).toBe(422);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
