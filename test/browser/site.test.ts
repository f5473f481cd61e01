import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { composeIssue } from '../../src/delivery/compose-issue.ts';
import { listDigests } from '../../src/digest/list-digests.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { connectLocalSite } from '../../src/local/connect-local-site.ts';
import type { LocalServer } from '../../src/local/listen-locally.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { createStudio } from '../../src/studio/create-studio.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { startStudio } from '../../src/studio/start-studio.ts';
import { sampleContent, sampleNewsletter, theRenderer } from '../email/sample-mails.ts';
import { findViolations, openBrowser, openMail, takeLook, type Look } from '../support/browser.ts';

jest.setTimeout(120_000);

/** Every page is looked at in these; the pictures are kept where SITE_PICTURES says, for people to look at. */
const LOOKS: readonly Look[] = [
  { width: 1280, scheme: 'light' },
  { width: 375, scheme: 'light' },
  { width: 320, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 375, scheme: 'dark' },
];
const PICTURES = process.env.SITE_PICTURES;

let browser: Browser;
let folder: string;
let server: LocalServer;
let system: LocalSystem;
let desk: OpenDesk;
let page: Page;
/** What the page complained about, and requests that left this machine: every test expects nothing. */
let complaints: string[];

beforeAll(async () => {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'waybill-site-'));
  // Links lead to the server's port, which is known only once it listens.
  const app = new Hono();
  server = await startStudio({ app, port: 0 });
  const log = () => undefined;
  system = await startLocalSystem({ folder, siteUrl: server.url, log, maxSendRate: 10_000 });
  const [newsletter, templates] = [await sampleNewsletter(), await loadTemplates()];
  const site = await connectLocalSite({ ...system, folder, newsletter, templates, log });
  desk = openDesk({ root: '.', templatesFolder: 'templates', siteUrl: server.url });
  app.route('/', createStudio({ desk, inbox: system.inbox, imagesFolder: 'content/images', site }));
});

afterAll(async () => {
  await browser.close();
  desk.close();
  await server.close();
  await system.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      complaints.push(`asked for ${request.url()}`);
  });
});

afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

async function publish(id: string): Promise<void> {
  const content = await sampleContent();
  const choice = listDigests(content, '2026-01-01T00:00:00Z').find(({ digest }) => digest.id === id);
  const { render } = await theRenderer();
  const { composed } = await composeIssue({ content, choice: choice!, siteUrl: server.url, render });
  const { rendered, messageTemplate, newsletter, checks } = composed!;
  await system.publish({ id, rendered, messageTemplate, from: newsletter.from, checks });
}

async function latestMailTo(address: string) {
  const row = system.inbox.list().find(({ to }) => to.includes(address));
  return PostalMime.parse((await system.inbox.read(row?.messageId ?? ''))!);
}

async function linkInMail(address: string, path: string): Promise<string> {
  const { html = '' } = await latestMailTo(address);
  return new RegExp(`href="(${server.url}${path}[^"]*)"`).exec(html)?.[1] ?? '';
}

/** A person who reads what they fill in. */
async function signUp(address: string): Promise<void> {
  await page.goto(`${server.url}/`);
  await page.waitForTimeout(2_100);
  await page.getByLabel('Your email address').fill(address);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();
}

async function subscribe(address: string): Promise<void> {
  await signUp(address);
  await page.goto(await linkInMail(address, '/confirm/'));
  await page.getByRole('button', { name: 'Yes, start it' }).press('Enter');
  await page.getByRole('heading', { name: 'Welcome to Supply Lines' }).waitFor();
}

let archived: Promise<unknown> | undefined;

/** An issue that the archive has, whichever tests ran before. */
function publishForTheArchive(): Promise<unknown> {
  archived ??= publish('2025-06-12').then(() => system.send('2025-06-12'));
  return archived;
}

describe('a reader in a browser', () => {
  it('signs up, confirms in the inbox, reads the issue in the browser, and leaves as Gmail lets them', async () => {
    const address = 'reader@readers.example';
    await signUp(address);

    await page.goto(`${server.url}/studio/?tab=inbox`);
    await page.getByText('Confirm your subscription to Supply Lines').first().waitFor();
    await page.goto(await linkInMail(address, '/confirm/'));
    await page.getByRole('button', { name: 'Yes, start it' }).click();
    await page.getByRole('heading', { name: 'Welcome to Supply Lines' }).waitFor();

    await publish('2025-06-10');
    expect(await system.send('2025-06-10')).toMatchObject({ progress: { sent: 1, done: true } });
    await page.goto(await linkInMail(address, '/issues/2025-06-10(?=")'));
    await page.getByRole('heading', { name: 'Supply Lines', level: 1 }).waitFor();
    expect(
      await page
        .locator('img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
    ).toBe(true);

    const { headers } = await latestMailTo(address);
    const value = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const left = await fetch(/<(http[^>]+)>/.exec(value)?.[1] ?? '', {
      method: 'POST',
      redirect: 'error',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([left.status, await left.text()]).toEqual([200, '']);

    await publish('2025-06-09');
    expect(await system.send('2025-06-09')).toMatchObject({ progress: { planned: 0 } });
  });

  it('changes their preferences with the keyboard alone', async () => {
    const address = 'keys@readers.example';
    await signUp(address);
    await page.goto(await linkInMail(address, '/confirm/'));
    await page.getByRole('button', { name: 'Yes, start it' }).press('Enter');
    await page.getByRole('heading', { name: 'Welcome to Supply Lines' }).waitFor();
    await page.goto(await linkInMail(address, '/preferences/'));
    await page
      .getByLabel('No issues until')
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    await page.getByRole('button', { name: 'Send it again' }).press('Enter');
    await page.getByText('It comes again with the next issue.').waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download my data' }).press('Enter');
    expect((await download).suggestedFilename()).toBe('my-data.json');
    await page.getByLabel('Yes, erase all of it').press('Space');
    await page.getByRole('button', { name: 'Erase me' }).press('Enter');
    await page.getByRole('heading', { name: 'Your data is erased' }).waitFor();
  });
});

describe('the pages', () => {
  const PAGES: Record<string, () => Promise<void>> = {
    home: async () => {
      await publishForTheArchive();
      await page.goto(`${server.url}/`);
    },
    embed: async () => void (await page.goto(`${server.url}/embed`)),
    'home-again': async () => {
      await page.goto(`${server.url}/`);
      await page.getByLabel('Your email address').fill('a@b');
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page.getByRole('alert').waitFor();
      // Chromium tells of every answer above 399.
      complaints = complaints.filter((complaint) => !complaint.includes('422'));
    },
    requested: () => signUp('pictures@readers.example'),
    confirm: async () => void (await page.goto(`${server.url}/confirm/x`)),
    unsubscribe: async () => void (await page.goto(`${server.url}/unsubscribe/x`)),
    address: async () => void (await page.goto(`${server.url}/address/x`)),
    'bad-link': async () => void (await page.goto(`${server.url}/preferences/x`)),
    preferences: async () => {
      const address = 'preferences@readers.example';
      await subscribe(address);
      await page.goto(await linkInMail(address, '/preferences/'));
    },
    archive: async () => {
      await publishForTheArchive();
      await page.goto(`${server.url}/archive`);
    },
    month: async () => {
      await publishForTheArchive();
      await page.goto(`${server.url}/archive/2025-06`);
    },
    issue: async () => {
      await publishForTheArchive();
      await page.goto(`${server.url}/issues/2025-06-12`);
    },
    sources: async () => {
      await publishForTheArchive();
      await page.goto(`${server.url}/issues/2025-06-12/sources`);
    },
    help: async () => void (await page.goto(`${server.url}/help`)),
    why: async () => void (await page.goto(`${server.url}/why`)),
    'not-found': async () => {
      await page.goto(`${server.url}/nothing-here`);
      complaints = complaints.filter((complaint) => !complaint.includes('404'));
    },
  };

  it.each(Object.keys(PAGES))(
    '%s can be read by everybody, at every width, in light and dark',
    async (name) => {
      await PAGES[name]!();
      for (const { width, scheme } of LOOKS) {
        await takeLook(page, { width, scheme });
        expect([width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([width, width]);
        if (PICTURES)
          await page.screenshot({ path: join(PICTURES, `${name}-${width}-${scheme}.png`), fullPage: true });
      }
      // axe is a script, which the page's own policy rightly refuses: it is shown a copy.
      const copy = await openMail(browser, await page.content());
      for (const { width, scheme } of LOOKS) {
        await takeLook(copy, { width, scheme });
        expect([name, width, scheme, await findViolations(copy)]).toEqual([name, width, scheme, []]);
      }
      await copy.close();
    },
  );
});
