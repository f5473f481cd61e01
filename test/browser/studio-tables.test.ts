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
import { localDestination } from '../../src/studio/local-destination.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { openLocalTables } from '../../src/studio/open-local-tables.ts';
import { startStudio } from '../../src/studio/start-studio.ts';
import { sampleContent, sampleNewsletter, theRenderer } from '../email/sample-mails.ts';
import { openBrowser } from '../support/browser.ts';
import { PHONE, violationsOf } from './open-studio.ts';

jest.setTimeout(120_000);

const DAY = '2025-06-10';
/** Of which there is another digest. */
const OTHER_DAY = '2025-06-12';
/** A few more than a page of a table has. */
const READERS = 104;
const addressOf = (number: number) => `reader-${number}@readers.example`;
const LEAVING = addressOf(7);
const REFUSED = addressOf(8);
const MAIL = Buffer.from('Subject: Late\r\n\r\nLate\r\n');
const FACTS = {
  time: '2025-06-10T16:30:00.000Z',
  from: 'daily@example.org',
  to: ['late@example.org'],
  tags: {},
};

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
  const local = localDestination({
    folder,
    withEndpoints: (work) => work(system.endpoints),
    begin: (day) => system.send(day),
  });
  const imagesFolder = 'content/images';
  app.route('/', createStudio({ desk, inbox, imagesFolder, site, tables, destinations: [local] }));
  await Promise.all(Array.from({ length: READERS }, (_, number) => system.addSubscriber(addressOf(number))));
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(40_000);
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

/** @param day the issue that the digest of 2025-06-10 becomes */
async function publish(day: string): Promise<void> {
  const content = await sampleContent();
  const choice = listDigests(content, '2026-01-01T00:00:00Z').find(({ digest }) => digest.id === DAY);
  const { render } = await theRenderer();
  const { composed } = await composeIssue({ content, choice: choice!, siteUrl: server.url, render });
  const { rendered, messageTemplate, newsletter, checks } = composed!;
  await system.publish({ id: day, rendered, messageTemplate, from: newsletter.from, checks });
}

const account = () => page.locator('#account');
const ledgerRow = (address: string) => account().locator('tbody tr', { hasText: address });
const countOf = (name: string) => account().locator('.count-of', { hasText: name });
const chooseTab = (name: string) => page.locator('#tabs').getByRole('link', { name }).click();
const wordsInFocus = () => page.evaluate<string>('document.activeElement.textContent');

// One page over all steps, as somebody would go through it.
describe('the tables of a running system, over one issue', () => {
  it('list the subscribers and find one by a part of the address', async () => {
    await open('?tab=subscribers');
    await page.locator('#list-bar').getByText(`${READERS} confirmed`).waitFor();
    expect(await page.locator('.row').count()).toBe(100);
    await page.getByRole('link', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Latest' }).waitFor();
    expect(await page.locator('.row').count()).toBe(READERS - 100);

    await page.getByLabel('Search the subscribers').fill('reader-10');
    await page.getByText('5 subscribers found').waitFor();
    await page.locator('.row', { hasText: addressOf(103) }).click();
    await account()
      .getByRole('heading', { name: addressOf(103) })
      .waitFor();
    await account().locator('tbody', { hasText: 'operator' }).waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('reader-10');
  });

  it('show a published issue, and the send as it goes, without the page being loaded again', async () => {
    await publish(DAY);
    await chooseTab('Issues');
    await account().getByText('Nothing of it has been sent.').waitFor();

    system.faults.add({ kind: 'reject', to: REFUSED });
    // Keeps one chunk of it waiting for as long as this takes.
    system.faults.add({ kind: 'throttle', to: LEAVING, times: 10_000 });
    const sending = system.send(DAY);
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
    await page.locator('.row', { hasText: 'Sent' }).waitFor();
  });

  it('say of each subscriber what became of their message', async () => {
    await account().getByRole('link', { name: 'Go on' }).click();
    await account().getByRole('link', { name: 'From the start' }).waitFor();
    await countOf('1 failed').click();
    await ledgerRow(REFUSED).getByText('Failed').waitFor();
    expect(await account().locator('tbody tr').count()).toBe(1);
    expect(await ledgerRow(REFUSED).innerText()).toContain('MessageRejected');

    await countOf('1 failed').click();
    await account().getByLabel('Search the ledger by address').fill(LEAVING);
    await account().locator('tbody tr:only-child', { hasText: LEAVING }).waitFor();
    await ledgerRow(LEAVING).getByRole('button').press('Enter');
    await ledgerRow(LEAVING).getByText('Delivered to the mailbox').waitFor();
    expect(await wordsInFocus()).toBe(LEAVING);
    await ledgerRow(LEAVING).getByRole('link', { name: 'The message' }).click();
    await page.locator('.facts', { hasText: LEAVING }).waitFor();
    await page.goBack();
    await ledgerRow(LEAVING).getByText('Delivered to the mailbox').waitFor();
  });

  it('follow somebody who leaves by the link of a mail in the inbox', async () => {
    await ledgerRow(LEAVING).getByRole('link', { name: 'The subscriber' }).click();
    await account()
      .getByRole('row', { name: `${DAY} Sent` })
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
    await chooseTab('Subscribers');
    await page.getByLabel('Search the subscribers').fill(LEAVING);
    await page.getByText('1 subscriber found').waitFor();
    await page.locator('.row', { hasText: 'Confirmed' }).waitFor();
    await site.locator('form button').first().click();
    await page.locator('.row', { hasText: 'Unsubscribed' }).waitFor();
    await account().getByText('unsubscribe', { exact: true }).waitFor();
    await site.close();
  });

  it('search the inbox by address, subject and text, and nothing that was meant for another list', async () => {
    await page.getByLabel('Search the subscribers').pressSequentially('typed just before leaving');
    const tab = page.locator('#tab-inbox');
    await tab.press('Enter');
    const search = page.getByLabel('Search the messages');
    await search.waitFor();
    await page.locator('#tab-inbox[aria-current]').waitFor();
    expect(await wordsInFocus()).toContain('Inbox');
    await search.fill('reader-10');
    await page.getByText('5 messages found').waitFor();
    await search.fill('lancaster house');
    await page.getByText('0 messages found').waitFor();
    await page.getByLabel('In their text, too').check();
    await page.getByText(`${READERS - 1} messages found`).waitFor();
    await page.goBack();
    await page.getByLabel('Search the subscribers').waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe(LEAVING);
  });

  it('open what is pressed while more messages arrive', async () => {
    await chooseTab('Inbox');
    const row = page.locator('.row', { hasText: addressOf(20) });
    await row.hover();
    await page.mouse.down();
    await system.inbox.keep(MAIL, { ...FACTS, messageId: 'late' });
    await page.locator('#row-late').waitFor();
    await page.mouse.up();
    await page.locator('.facts', { hasText: addressOf(20) }).waitFor();
  });

  it('say on the desk what was sent, how large it is, and whether it was changed since', async () => {
    await publish(OTHER_DAY);
    await chooseTab('Desk');
    const row = page.locator(`#row-${DAY}`);
    await row.click();
    await row.getByText('Sent', { exact: true }).waitFor();
    await row.getByText(/^\d+ kB$/).waitFor();
    expect(await row.getByText('Changed since').count()).toBe(0);
    const other = page.locator(`#row-${OTHER_DAY}`);
    await other.click();
    await other.getByText('Published').waitFor();
    await other.getByText('Changed since').waitFor();

    await page.getByLabel('How much of a row is shown').selectOption('As a phone cuts');
    await page.getByLabel('Flags as letters').check();
    const subject = await row.locator('.subject').innerText();
    expect(subject).toMatch(/^(?:[A-Z]{2} )+/);
    expect([...subject].length).toBeLessThanOrEqual(41);
    await page.getByLabel('Search the digests').fill('every-block');
    await row.waitFor({ state: 'detached' });
    await page.locator('#row-every-block').waitFor();
  });

  it('send a published issue from its page, without waiting for its time', async () => {
    await open(`?tab=issues&issue=${OTHER_DAY}`);
    await account().getByRole('button', { name: 'Send it now…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send it' }).click();
    await page
      .getByRole('dialog')
      .getByText(/^Issue 2025-06-12: of \d+ planned, \d+ sent/)
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await account().getByText('Everybody is accounted for.').waitFor();
    expect(await account().getByRole('button', { name: 'Send it now…' }).count()).toBe(0);
  });

  it('have no violation that axe finds, light or dark, wide or narrow', async () => {
    await chooseTab('Subscribers');
    await account().locator('table').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(`?tab=issues&issue=${DAY}&outcome=FAILED`);
    await ledgerRow(REFUSED).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    await page.getByRole('button', { name: '← All' }).click();
    await page.locator('.row').first().waitFor();
  });

  it('leave an empty inbox behind, if somebody wants that', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await chooseTab('Inbox');
    await page.getByRole('button', { name: 'Empty the inbox…' }).click();
    await page.getByRole('button', { name: 'Delete them' }).click();
    await page.getByText('The inbox is empty.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('No message yet').waitFor();
    await page.locator('body:not(.is-open)').waitFor();
    expect(system.inbox.list()).toEqual([]);
  });
});
