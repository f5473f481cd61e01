import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkLinks } from '../../src/local/check-links.ts';
import { isRefusedAddress } from '../../src/local/refused-address.ts';
import type { LinkFate } from '../../src/local/link-fate.ts';
import { openLink, OPENING, type LinkOpening } from '../../src/local/open-link.ts';

const asked: string[] = [];
const answer: RequestListener = (request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const [, what = '', rest = ''] = /^\/([^/]+)\/?(.*)$/.exec(request.url ?? '') ?? [];
  if (what === 'silent') return;
  if (what === 'no-head') response.statusCode = request.method === 'HEAD' ? 405 : 200;
  else if (what === 'to') response.writeHead(302, { location: decodeURIComponent(rest) });
  else if (what === 'loop') response.writeHead(301, { location: '/loop' });
  else response.statusCode = Number(what);
  response.end();
};

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names of a world in which this machine's server is the public internet. */
const HOSTS: Readonly<Record<string, string[]>> = {
  'news.example': ['127.0.0.1'],
  'inside.example': ['192.168.1.1'],
  'torn.example': ['127.0.0.1', '10.0.0.1'],
};
const opening: LinkOpening = {
  timeoutMs: 5_000,
  isRefused: (address) => address !== '127.0.0.1' && isRefusedAddress(address),
  lookup: (host, done) => {
    const addresses = HOSTS[host];
    if (addresses)
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    else done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []);
  },
};
const open = (path: string, host = 'news.example', how: Partial<LinkOpening> = {}) =>
  openLink(`http://${host}:${port}/${path}`, { ...opening, ...how });

const PRIVATE = { kind: 'dead', why: 'leads to an address that is not public' };

describe('openLink', () => {
  it('asks for the head only where that is enough', async () => {
    asked.length = 0;
    for (const path of ['200', 'no-head']) {
      const at = `http://news.example:${port}/${path}`;
      expect(await open(path)).toEqual({ kind: 'alive', status: 200, at });
    }
    expect(asked).toEqual(['HEAD /200', 'HEAD /no-head', 'GET /no-head']);
  });

  it.each([
    ['404', { kind: 'dead', why: 'is not there (status 404)' }],
    ['410', { kind: 'dead', why: 'is not there (status 410)' }],
    ['403', { kind: 'unclear', why: 'answers with status 403' }],
    ['503', { kind: 'unclear', why: 'answers with status 503' }],
    ['loop', { kind: 'dead', why: 'is redirected more than 5 times' }],
    ['to/%2F404', { kind: 'dead', why: 'is not there (status 404)' }],
    ['to/http%3A%2F%2Fa%25zz%40news.example', { kind: 'dead', why: 'is no address that can be opened' }],
    ['to/ftp%3A%2F%2Fa.example', { kind: 'dead', why: 'is redirected to something that is no web address' }],
  ])('says of /%s what a reader would find', async (path, fate) => {
    expect(await open(path)).toEqual(fate);
  });

  it('tells where a link leads that is redirected', async () => {
    const at = `http://news.example:${port}/200`;
    expect(await open(`to/${encodeURIComponent('/200')}`)).toEqual({ kind: 'alive', status: 200, at });
  });

  it('knows a host that does not exist, and a server that keeps silent', async () => {
    expect(await open('200', 'nowhere.example')).toEqual({ kind: 'no-host' });
    expect(await open('silent', 'news.example', { timeoutMs: 50 })).toEqual({
      kind: 'unclear',
      why: 'does not answer in time',
    });
  });

  it('refuses addresses that are not public: written, looked up, mixed, behind a redirect', async () => {
    asked.length = 0;
    const fates = await Promise.all([
      openLink(`http://10.0.0.1:${port}/200`, opening),
      openLink(`http://[::1]:${port}/200`, opening),
      openLink(`http://0x7f.1:${port}/200`, OPENING),
      openLink(`http://2130706433:${port}/200`, OPENING),
      open('200', 'inside.example'),
      open('200', 'torn.example'),
      openLink(`http://localhost:${port}/200`, OPENING),
    ]);
    expect(fates).toEqual(fates.map(() => PRIVATE));
    expect(asked).toEqual([]);
    expect(await open(`to/${encodeURIComponent(`http://inside.example:${port}/200`)}`)).toEqual(PRIVATE);
    expect(await open(`to/${encodeURIComponent(`http://169.254.169.254/latest/`)}`)).toEqual(PRIVATE);
  });
});

describe('isRefusedAddress', () => {
  it.each([
    '127.9.9.9',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.9',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ])('refuses %s', (address) => expect(isRefusedAddress(address)).toBe(true));
  it.each([
    '::1',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
  ])('refuses %s', (address) => expect(isRefusedAddress(address)).toBe(true));
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'lets %s through',
    (address) => expect(isRefusedAddress(address)).toBe(false),
  );
});

describe('checkLinks', () => {
  const at = (url: string, line: number) => ({
    url,
    file: 'content/articles/a.md',
    line,
    column: 1,
    path: 'url',
  });

  const alive = (url: string): LinkFate => ({ kind: 'alive', status: 200, at: url });

  it('opens each address once, at most four at a time, and tells every place', async () => {
    let [now, most] = [0, 0];
    const opened: string[] = [];
    const open = async (url: string): Promise<LinkFate> => {
      opened.push(url);
      most = Math.max(most, (now += 1));
      await new Promise((done) => setImmediate(done));
      now -= 1;
      return url.endsWith('7') ? { kind: 'dead', why: 'is not there (status 404)' } : alive(url);
    };
    const links = Array.from({ length: 18 }, (_, index) => at(`https://a.example/${index % 9}`, index + 1));
    const findings = await checkLinks(links, open);
    expect([opened.length, most]).toEqual([9, 4]);
    expect(findings.map(({ line, rule, level }) => [line, rule, level])).toEqual([
      [8, 'link-dead', 'error'],
      [17, 'link-dead', 'error'],
    ]);
    expect(findings[0]?.message).toBe(
      'the link https://a.example/7 is not there (status 404). Correct the address, or take the link out.',
    );
  });

  it('does not stop a digest for what nobody can tell', async () => {
    const findings = await checkLinks([at('https://a.example/', 1)], async () => ({
      kind: 'unclear',
      why: 'answers with status 403',
    }));
    expect(findings).toMatchObject([{ level: 'hint' }]);
  });

  it('blames no link for a machine that is offline', async () => {
    const links = [at('https://a.example/', 1), at('https://b.example/', 2)];
    const offline = await checkLinks(links, async () => ({ kind: 'no-host' }));
    expect(offline.map(({ level }) => level)).toEqual(['hint', 'hint']);
    const online = await checkLinks(links, async (url) =>
      url.includes('a.') ? { kind: 'no-host' } : alive(url),
    );
    expect(online).toMatchObject([{ level: 'error', message: expect.stringContaining('does not exist') }]);
  });
});
