import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { composeIssue } from '../../src/delivery/compose-issue.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { connectLocalSite } from '../../src/local/connect-local-site.ts';
import type { LocalServer } from '../../src/local/listen-locally.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { createStudio } from '../../src/studio/create-studio.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { openLocalTables } from '../../src/studio/open-local-tables.ts';
import { startStudio } from '../../src/studio/start-studio.ts';
import { sampleContent, sampleNewsletter, theRenderer } from '../email/sample-mails.ts';
import { openBrowser } from '../support/browser.ts';
import { PHONE, violationsOf } from './open-studio.ts';

jest.setTimeout(60_000);

const READERS = 120;
const addressOf = (number: number) => `reader-${number}@readers.example`;
const LEAVING = addressOf(7);
const REFUSED = addressOf(8);

let browser: Browser;
let folder: string;
let server: LocalServer;
let system: LocalSystem;
let desk: OpenDesk;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'waybill-tables-'));
  // Links lead to the server's port, which is known only once it listens.
  const app = new Hono();
  server = await startStudio({ app, port: 0 });
  const log = () => undefined;
  system = await startLocalSystem({ folder, siteUrl: server.url, log, maxSendRate: 1_000 });
  const [newsletter, templates] = [await sampleNewsletter(), await loadTemplates()];
  const site = await connectLocalSite({ ...system, folder, newsletter, templates, log });
  desk = openDesk({ root: '.', templatesFolder: 'templates', siteUrl: server.url });
  const { inbox } = system;
  const tables = await openLocalTables({ folder, system });
  app.route('/', createStudio({ desk, inbox, imagesFolder: 'content/images', site, tables }));
  await Promise.all(Array.from({ length: READERS }, (_, number) => system.addSubscriber(addressOf(number))));
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser.close();
  desk.close();
  await server.close();
  await system.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  complaints = [];
});

afterEach(() => expect(complaints).toEqual([]));

async function open(query: string): Promise<void> {
  await page.goto(`${server.url}/studio/${query}`);
  await page.getByText('Live', { exact: true }).waitFor();
}

async function publish(id: string): Promise<void> {
  const content = await sampleContent();
  const choice = listDigests(content, '2026-01-01T00:00:00Z').find(({ digest }) => digest.id === id);
  const { render } = await theRenderer();
  const { composed } = await composeIssue({ content, choice: choice!, siteUrl: server.url, render });
  const { rendered, messageTemplate, newsletter, checks } = composed!;
  await system.publish({ id, rendered, messageTemplate, from: newsletter.from, checks });
}

const account = () => page.locator('#account');
const ledgerRow = (address: string) => account().locator('tbody tr', { hasText: address });
const countOf = (name: string) => account().locator('.count-of', { hasText: name });

describe('the tables of a running system, over one issue', () => {
  it('list the subscribers and find one by a part of the address', async () => {
    await open('?tab=subscribers');
    await page.locator('#list-bar').getByText(`${READERS} confirmed`).waitFor();
    expect(await page.locator('.row').count()).toBe(100);
    await page.getByRole('link', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Latest' }).waitFor();
    expect(await page.locator('.row').count()).toBe(READERS - 100);

    await page.getByLabel('Search the subscribers').fill('reader-11');
    await page.getByText('11 subscribers found').waitFor();
    await page.locator('.row', { hasText: addressOf(113) }).click();
    await account()
      .getByRole('heading', { name: addressOf(113) })
      .waitFor();
    await account().locator('tbody', { hasText: 'operator' }).waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('reader-11');
  });

  it('show a published issue, and the send as it goes, without the page being loaded again', async () => {
    await publish('2025-06-10');
    await open('?tab=issues');
    await account().getByText('Nothing of it has been sent.').waitFor();

    system.faults.add({ kind: 'reject', to: REFUSED });
    // Keeps one chunk of it waiting for as long as this takes.
    system.faults.add({ kind: 'throttle', to: LEAVING, times: 10_000 });
    const sending = system.send('2025-06-10');
    await page.locator('.row', { hasText: `Sending: ${READERS - 2} of ${READERS}` }).waitFor();
    await account()
      .getByText(/messages a second, about/)
      .waitFor();
    await account().getByRole('button', { name: 'Pause…' }).click();
    await page.getByRole('button', { name: 'Pause it' }).click();
    await page.getByText('It is paused. Messages in hand still go out.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await account().getByText('somebody paused it').waitFor();
    expect(await sending).toMatchObject({ kind: 'ended', pause: { reason: 'operator' } });

    system.faults.clear();
    await account().getByRole('button', { name: 'Resume…' }).click();
    await page.getByRole('button', { name: 'Resume it' }).click();
    await page.getByText('Everybody is accounted for.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await countOf(`${READERS - 1} sent`).waitFor();
    await countOf('1 failed').waitFor();
  });

  it('say of each subscriber what became of their message', async () => {
    await open('?tab=issues&issue=2025-06-10');
    await account().locator('tbody tr').nth(99).waitFor();
    await account().getByRole('link', { name: 'Go on' }).click();
    await account().getByRole('link', { name: 'From the start' }).waitFor();
    await countOf('1 failed').click();
    await ledgerRow(REFUSED).getByText('Failed').waitFor();
    expect(await account().locator('tbody tr').count()).toBe(1);
    expect(await ledgerRow(REFUSED).innerText()).toContain('MessageRejected');

    await countOf('1 failed').click();
    await account().getByLabel('Search the ledger by address').fill(LEAVING);
    await ledgerRow(LEAVING).getByRole('button').click();
    await ledgerRow(LEAVING).getByText('Delivered to the mailbox').waitFor();
    await ledgerRow(LEAVING).getByRole('link', { name: 'The message' }).click();
    await page.locator('.facts', { hasText: LEAVING }).waitFor();
    await page.goBack();
    await ledgerRow(LEAVING).getByText('Delivered to the mailbox').waitFor();
  });

  it('follow somebody who leaves by the link of a mail in the inbox', async () => {
    await open('?tab=subscribers');
    await page.getByLabel('Search the subscribers').fill(LEAVING);
    await page.locator('.row', { hasText: LEAVING }).click();
    await account()
      .getByRole('row', { name: /2025-06-10 Sent/ })
      .waitFor();
    await account().getByRole('link', { name: 'All in the inbox' }).click();
    await page.getByText('1 message found').waitFor();
    await page.locator('.row').click();
    const mail = page.frameLocator('iframe:not(.is-coming)');
    const [site] = await Promise.all([
      page.waitForEvent('popup'),
      mail
        .getByRole('link', { name: /unsubscribe/i })
        .last()
        .click(),
    ]);
    const table = await browser.newPage();
    await table.goto(`${server.url}/studio/?tab=subscribers&search=${encodeURIComponent(LEAVING)}`);
    await table.locator('.row', { hasText: 'Confirmed' }).waitFor();
    await site.locator('form button').first().click();
    await table.locator('.row', { hasText: 'Unsubscribed' }).waitFor();
    await table.locator('#account').getByText('unsubscribe', { exact: true }).waitFor();
    await Promise.all([site.close(), table.close()]);
  });

  it('search the inbox by address, subject and text, and go on to the older messages', async () => {
    await open('?tab=inbox');
    const search = page.getByLabel('Search the messages');
    await search.fill('reader-11');
    await page.getByText('11 messages found').waitFor();
    await search.fill('lancaster house');
    await page.getByText('0 messages found').waitFor();
    await page.getByLabel('In their text, too').check();
    await page.getByText(`${READERS - 1} messages found`).waitFor();
  });

  it('say on the desk what was sent, how large it is, and whether it was changed since', async () => {
    await open('?digest=2025-06-10');
    const row = page.locator('#row-2025-06-10');
    await row.getByText('Sent', { exact: true }).waitFor();
    await row.getByText(/^\d+ kB$/).waitFor();
    expect(await row.getByText('Changed since').count()).toBe(0);
    await page.getByLabel('Rows as they are cut').selectOption('A phone');
    await page.getByLabel('Flags as letters').check();
    const subject = await row.locator('.subject').innerText();
    expect(subject).toMatch(/^(?:[A-Z]{2} )+/);
    expect([...subject].length).toBeLessThanOrEqual(41);
    await page.getByLabel('Search the digests').fill('every-block');
    await page.locator('#row-2025-06-10').waitFor({ state: 'detached' });
    await page.locator('#row-every-block').waitFor();
  });

  it('have no violation that axe finds, light or dark, wide or narrow', async () => {
    const looks = [
      ['light', '?tab=issues&issue=2025-06-10&outcome=FAILED'],
      ['dark', '?tab=issues&issue=2025-06-10&outcome=FAILED'],
      ['dark', '?tab=subscribers&search=reader-8%40readers.example'],
      ['light', '?tab=inbox&search=reader-11'],
    ] as const;
    for (const [colorScheme, query] of looks) {
      await page.emulateMedia({ colorScheme });
      await open(query);
      await page.locator('.row').first().waitFor();
      if (!query.includes('inbox')) await account().locator('table').first().waitFor();
      expect([query, await violationsOf(page)]).toEqual([query, []]);
    }
    await page.setViewportSize(PHONE);
    await open('?tab=issues&issue=2025-06-10');
    await account().locator('tbody tr').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    await page.getByRole('button', { name: '← All' }).click();
    await page.locator('.row').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leave an empty inbox behind, if somebody wants that', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open('?tab=inbox');
    await page.getByRole('button', { name: 'Empty…' }).click();
    await page.getByRole('button', { name: 'Delete them' }).click();
    await page.getByText('The inbox is empty.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(system.inbox.list()).toEqual([]);
  });
});
