import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';
import { localDestination } from '../../src/studio/local-destination.ts';
import { VIEWS } from '../../src/studio/views.ts';
import { article, ARTICLE, digest, DIGEST } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, PHONE, type OpenStudio } from './open-studio.ts';

jest.setTimeout(120_000);

const DAY = '2025-06-10';

let browser: Browser;
let studio: OpenStudio;
let page: Page;
let system: LocalSystem;

beforeAll(async () => {
  browser = await openBrowser();
  let folder = '';
  studio = await openStudio(browser, (base) => {
    // Nothing is sent before a test has started the system.
    const local = localDestination({
      folder: join(base.imagesFolder, '../../local'),
      withEndpoints: (work) => work(system.endpoints),
      begin: (day) => system.send(day),
    });
    folder = join(base.imagesFolder, '../../local');
    return { ...base, destinations: [local] };
  });
  system = await startLocalSystem({ folder, siteUrl: studio.url, log: () => undefined });
  await system.addSubscriber('ada@readers.example');
  ({ page } = studio);
});

afterAll(async () => {
  // It lives in the studio's folder, which goes with the studio.
  await system.close();
  await studio.close();
  await browser.close();
});

const dialog = () => page.getByRole('dialog');

async function save(choice: string): Promise<Download> {
  await page.getByRole('button', { name: 'Save or copy' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 100_000 }),
    page.locator('#save-menu').getByText(choice).click(),
  ]);
  return download;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

describe('a test message', () => {
  it('is sent from the page, which remembers the address and takes no key for a shortcut', async () => {
    await studio.open();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await dialog().getByLabel('To').fill('dd@example.org');
    await dialog().getByLabel('To').press('d');
    await dialog().getByLabel('To').fill('dd@example.org');
    expect(new URL(page.url()).searchParams.has('appearance')).toBe(false);
    await dialog().getByRole('button', { name: 'Send' }).click();
    await dialog().getByText('Sent to dd@example.org.').waitFor();
    const { messageId } = system.inbox.list()[0]!;
    expect(await dialog().getByRole('link', { name: 'Open it in the inbox' }).getAttribute('href')).toBe(
      `?tab=inbox&message=${messageId}`,
    );
    expect(await studio.violations()).toEqual([]);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    expect(await dialog().getByLabel('To').inputValue()).toBe('dd@example.org');
    await page.keyboard.press('Escape');
  });
});

describe('publishing', () => {
  it('says so where the studio does not answer, and can be closed', async () => {
    await page.route('**/api/destinations', (route) => route.abort());
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('The studio does not answer.').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.unroute('**/api/destinations');
    expect(studio.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  it('shows what would go out, waits for a nod at warnings, refuses what was changed, publishes and sends', async () => {
    const long = `A subject of ${'so many words, and '.repeat(6)}no inbox shows the end of it`;
    studio.project.replace(DIGEST, digest(long));
    await page.getByRole('heading', { name: long }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('1 subscriber', { exact: true }).waitFor();
    await dialog().getByText('nothing is published for that day').waitFor();
    const publish = dialog().getByRole('button', { name: 'Publish', exact: true });
    expect(await publish.isDisabled()).toBe(true);
    await dialog().getByLabel('I have seen the warnings.').check();
    expect(await publish.isDisabled()).toBe(false);
    expect(await studio.violations()).toEqual([]);

    studio.project.replace(ARTICLE, article('Crane drivers').replace('The night', 'One night'));
    await studio.mail().getByText('One night').waitFor();
    await publish.click();
    await dialog().getByText('Not published: files were changed').waitFor();

    await dialog().getByLabel('I have seen the warnings.').check();
    await publish.click();
    await dialog().getByText(`Issue ${DAY}, revision 1, is published.`).waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByRole('button', { name: 'Send it now' }).click();
    await dialog().getByText(`Issue ${DAY}: of 1 planned, 1 sent.`).waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
  });

  it('says of a draft what to change, and of errors which they are', async () => {
    studio.project.replace(DIGEST, digest('A draft').replace('---\n\n', 'status: draft\n---\n\n'));
    await page.getByRole('heading', { name: 'A draft' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Change "status: draft" to "status: ready" there').waitFor();
    await page.keyboard.press('Escape');

    studio.project.replace(ARTICLE, article('Words').replace('countries: [NL]', 'countries: [nl]'));
    await page.getByRole('alert').getByText(ARTICLE).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('It cannot be published: it has errors.').waitFor();
    await dialog().getByText(`${ARTICLE}:4`).waitFor();
    await page.keyboard.press('Escape');
    studio.project.replace(ARTICLE, article('Crane drivers walk out'));
    studio.project.replace(DIGEST, digest());
    await studio.mail().getByText('The night shift stayed').waitFor();
  });
});

describe('the mail elsewhere', () => {
  it('is copied for pasting and as source, and downloaded in its parts', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Save or copy' }).click();
    expect(await studio.violations()).toEqual([]);
    await page.getByText('Copy for pasting into a mail').click();
    await page.getByText('Copied. Paste it into a message that you write.').waitFor();
    const types = 'navigator.clipboard.read().then(([item]) => item.types)';
    expect(await page.evaluate(types)).toEqual(expect.arrayContaining(['text/html', 'text/plain']));

    await page.getByRole('button', { name: 'Save or copy' }).click();
    await page.getByText('Copy the HTML source').click();
    await page.getByText('Copied, as HTML source.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('<!doctype html>');

    const text = await save('Download .txt');
    expect(text.suggestedFilename()).toBe(`${DAY}.txt`);
    expect(String(await bytesOf(text))).toContain('The night shift stayed at the gate.');
    expect(String(await bytesOf(await save('Download .html')))).toContain('<!doctype html>');
    expect((await save('Download .eml')).suggestedFilename()).toBe(`${DAY}.eml`);
  });

  it('is drawn as it is looked at', async () => {
    await studio.open('?width=375&appearance=dark');
    const picture = await save('This view as PNG');
    expect(picture.suggestedFilename()).toBe(`${DAY}-375-dark.png`);
    const bytes = await bytesOf(picture);
    expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16)]).toEqual(['PNG', 375]);
  });

  it('is drawn in all views, as pictures and on paper, with a page that lists them', async () => {
    const files = unzipSync(await bytesOf(await save('All views as PNG and PDF (zip)')));
    const names = [...VIEWS.keys()];
    expect(Object.keys(files).toSorted()).toEqual(
      ['index.html', ...names.flatMap((name) => [`${name}.png`, `${name}.pdf`])].toSorted(),
    );
    const paper = strFromU8(files['600-light.pdf']!, true);
    expect(paper.slice(0, 5)).toBe('%PDF-');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const sheet = strFromU8(files['index.html']!);
    for (const name of names) expect(sheet).toContain(`src="${name}.png"`);
    const sizes = new Set(names.map((name) => strFromU8(files[`${name}.png`]!, true).length));
    expect(sizes.size).toBeGreaterThan(names.length / 2);
  });
});

describe('a narrow window', () => {
  it('has room for all of it, also for what cannot be published any more', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(`${studio.url}/studio/?digest=${DAY}`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('is out, or going out, as revision 1').waitFor();
    expect(await studio.violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    await page.keyboard.press('Escape');
  });
});
