import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { connectTable } from '../../src/aws/connect-table.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { connectLocalSite, type LocalSite } from '../../src/local/connect-local-site.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import { loadLocalKeys } from '../../src/local/local-keys.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { signFormStamp } from '../../src/site/form-stamp.ts';
import { sampleNewsletter, SITE } from '../email/sample-mails.ts';
import { composeFixture } from '../support/mail-fixtures.ts';

const URL_OF_SITE = 'http://127.0.0.1:4600';
const IP = '127.0.0.1';
const DAY_ONE = '2025-06-10';
const DAY_TWO = '2025-06-09';

let folder: string;
let system: LocalSystem;
let site: LocalSite;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waybill-site-'));
  const log = () => undefined;
  system = await startLocalSystem({ folder, siteUrl: URL_OF_SITE, log, maxSendRate: 10_000 });
  const [newsletter, templates] = [await sampleNewsletter(), await loadTemplates()];
  site = await connectLocalSite({ ...system, folder, newsletter, templates, log });
}, 60_000);
afterAll(() => system.close());

const get = (path: string) => site(new Request(URL_OF_SITE + path), IP);
const post = (path: string, body = '', type = 'application/x-www-form-urlencoded') =>
  site(new Request(URL_OF_SITE + path, { method: 'POST', headers: { 'Content-Type': type }, body }), IP);

async function publish(id: string): Promise<void> {
  const { rendered, messageTemplate, newsletter } = await composeFixture(id);
  await system.publish({ id, rendered, messageTemplate, from: newsletter.from });
}

async function inboxOf(address: string): Promise<readonly Email[]> {
  const rows = system.inbox.list().filter(({ to }) => to.includes(address));
  return Promise.all(
    rows.map(async ({ messageId }) => PostalMime.parse((await system.inbox.read(messageId))!)),
  );
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
}

async function signUp(address: string): Promise<void> {
  const { linkKeys } = await loadLocalKeys(folder);
  const stamp = signFormStamp(linkKeys, new Date(Date.now() - 10_000));
  const response = await post('/subscribe', new URLSearchParams({ address, stamp }).toString());
  expect(response.status).toBe(200);
}

async function everythingKept(): Promise<string> {
  const table = connectTable({ tableName: TABLE_NAME, localUrl: system.endpoints.dynamodbUrl });
  const { Items = [] } = await table.client.send(
    new ScanCommand({ TableName: TABLE_NAME, ConsistentRead: true }),
  );
  table.client.destroy();
  return JSON.stringify(Items.map((item) => JSON.stringify(item)).toSorted());
}

describe('the whole way of a subscriber, through the handlers that run in AWS', () => {
  it('goes from the form over the inbox to the issue, and out by one click of a mail program', async () => {
    await signUp('new@readers.example');
    const [confirmation] = await inboxOf('new@readers.example');
    expect(confirmation?.subject).toBe('Confirm your subscription to Supply Lines');
    const confirmLink = linksOf(confirmation?.html ?? '').find((link) => link.includes('/confirm/')) ?? '';
    expect(confirmLink).toMatch(/^http:\/\/127\.0\.0\.1:4600\/confirm\/local\.[\w-]+\.[\w-]{22}$/);

    const path = confirmLink.slice(URL_OF_SITE.length);
    expect(await (await get(path)).text()).toContain('Start Supply Lines?');
    await publish(DAY_ONE);
    expect((await get(`/issues/${DAY_ONE}`)).status).toBe(404);
    expect(await (await post(path)).text()).toContain('Welcome to Supply Lines');

    await system.send(DAY_ONE);
    const issue = (await inboxOf('new@readers.example')).find(({ headers }) =>
      headers.some(({ key }) => key === 'list-unsubscribe'),
    );
    const inBrowser = await (await get(`/issues/${DAY_ONE}`)).text();
    expect(inBrowser).toContain('Day two in London');
    expect(inBrowser).not.toContain('WAYBILLx');
    expect(await (await get('/archive')).text()).toContain(`href="/issues/${DAY_ONE}"`);
    expect(await (await get('/feed.xml')).text()).toContain(`/issues/${DAY_ONE}`);

    const header = issue?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const oneClick = new URL(/<(https?:[^>]+)>/.exec(header)?.[1] ?? '').pathname;
    const left = await post(oneClick, 'List-Unsubscribe=One-Click');
    expect([left.status, await left.text()]).toEqual([200, '']);

    await publish(DAY_TWO);
    expect(await system.send(DAY_TWO)).toMatchObject({ progress: { planned: 0 } });
  }, 60_000);

  it('is changed by nobody who opens every link of every mail and page, thrice', async () => {
    await signUp('scanned@readers.example');
    await system.addSubscriber('reader@readers.example');
    await publish('2025-06-12');
    await system.send('2025-06-12');

    const mails = await Promise.all(
      system.inbox
        .list()
        .map(async ({ messageId }) => PostalMime.parse((await system.inbox.read(messageId))!)),
    );
    const ours = (link: string) => [URL_OF_SITE, SITE, '/'].some((start) => link.startsWith(start));
    const open = new Set(
      mails.flatMap(({ html = '', text = '', headers }) => [
        ...linksOf(html),
        ...[...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link),
        ...headers.flatMap(({ value }) =>
          [...value.matchAll(/<(https?:[^>]+)>/g)].map(([, link = '']) => link),
        ),
      ]),
    );
    open.add('/');
    const before = await everythingKept();
    const seen = new Set<string>();
    for (const link of open) {
      if (!ours(link)) continue;
      const path = link.startsWith('/') ? link : new URL(link).pathname;
      if (seen.has(path)) continue;
      seen.add(path);
      for (const method of ['GET', 'HEAD', 'GET', 'GET']) {
        const response = await site(new Request(URL_OF_SITE + path, { method }), IP);
        if (method === 'GET' && response.headers.get('content-type')?.startsWith('text/html'))
          for (const found of linksOf(await response.text())) open.add(found.split('#')[0] ?? '');
      }
    }
    for (const kind of [
      '/confirm/',
      '/unsubscribe/',
      '/preferences/',
      '/issues/',
      '/archive',
      '/help',
      '/feed.xml',
    ])
      expect([kind, [...seen].some((path) => path.startsWith(kind))]).toEqual([kind, true]);
    expect(await everythingKept()).toBe(before);
  }, 60_000);
});
