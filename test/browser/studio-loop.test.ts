import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ARTICLE, article } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, violationsOf, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

const SMALL_PHONE = { width: 375, height: 740 };
/** 1440 by 900 at 200 %. */
const ZOOMED = { width: 720, height: 450 };
const LONE = 'content/articles/2025-06-12/other.md';

let browser: Browser;
let studio: OpenStudio;
let page: OpenStudio['page'];

beforeAll(async () => {
  browser = await openBrowser();
  studio = await openStudio(browser);
  ({ page } = studio);
});

afterEach(() => studio.reset());

afterAll(() => studio.close().finally(() => browser.close()));

const heading = (name: string) => studio.mail().getByRole('heading', { name });
const banner = () => page.locator('#disconnected');

describe('a save that breaks', () => {
  it('the only article of a day leaves its row and its last good mail', async () => {
    studio.project.write(LONE, article('All there is', '2025-06-12'));
    await studio.open('?digest=2025-06-12');
    await heading('All there is').waitFor();
    studio.project.replace(LONE, article('New words', '2025-06-12').replace('title:', 'titel:'));
    await page.getByRole('alert').getByText(`${LONE}:2`).first().waitFor();
    expect(await heading('All there is').count()).toBe(1);
    const row = page.locator('.row', { hasText: 'All there is' });
    await row.getByText('error').waitFor();
    expect(await row.getByText('Ready').count()).toBe(0);
    studio.project.replace(LONE, article('New words', '2025-06-12'));
    await heading('New words').waitFor();
  });

  it('newsletter.yaml leaves them, too, with the reason', async () => {
    studio.project.write(LONE, article('All there is', '2025-06-12'));
    await studio.open('?digest=2025-06-12');
    await heading('All there is').waitFor();
    studio.project.replace('newsletter.yaml', 'name: Harbour Daily\n');
    await page.getByRole('alert').getByText('newsletter.yaml').first().waitFor();
    expect(await heading('All there is').count()).toBe(1);
  });

  it('a file of no digest is told of below the digests, errors first, and leads into the editor', async () => {
    studio.project.write(
      'content/articles/2025-06-10/a-draft.md',
      article('TK').replace('countries', 'status: draft\ncountries'),
    );
    studio.project.write('content/sources/wire.md', 'no front matter');
    await studio.open();
    const elsewhere = page.locator('#elsewhere');
    await elsewhere.getByText('elsewhere').click();
    const items = elsewhere.getByRole('listitem');
    expect(await items.first().innerText()).toMatch(/^error/i);
    expect(await items.first().getByRole('button').innerText()).toContain('content/sources/wire.md');
    expect(await items.count()).toBeGreaterThan(1);
    // Somebody who reads it is not taken away by a save of something else.
    studio.project.replace(ARTICLE, article('Other words'));
    await page.locator('.row', { hasText: 'Other words' }).waitFor();
    expect(await items.first().isVisible()).toBe(true);
    expect(await studio.violations()).toEqual([]);
    studio.project.remove('content/sources/wire.md');
  });
});

describe('a server that has stopped', () => {
  it.each([undefined, SMALL_PHONE])(
    'is told of above the mail until it is there again (%j)',
    async (size) => {
      if (size) await page.setViewportSize(size);
      await studio.open('?digest=2025-06-10');
      await heading('Crane drivers walk out').waitFor();
      await studio.stop();
      await banner().waitFor();
      expect(await banner().innerText()).toMatch(
        /^Not connected since \d\d:\d\d\. What you save is not shown\.$/,
      );
      expect(await violationsOf(page, ['color-contrast', 'region'])).toEqual([]);
      await page.keyboard.press('r');
      await page.keyboard.press('i');
      await page.waitForTimeout(300);
      expect(await page.locator('body').innerText()).not.toContain('Failed to fetch');
      // The browser itself says which requests were refused; of the page there is no error.
      const own = studio.complaints.splice(0).filter((text) => !/net::|Failed to load resource/.test(text));
      expect(own).toEqual([]);

      await studio.restart();
      await banner().waitFor({ state: 'hidden', timeout: 20_000 });
      studio.complaints.splice(0);
    },
  );
});

describe('little room', () => {
  const share = () =>
    page.evaluate<number>(
      '(() => { const stage = document.querySelector(".stage").getBoundingClientRect();' +
        'return (stage.bottom - document.querySelector(".frames").getBoundingClientRect().top) / innerHeight })()',
    );
  const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  it.each([SMALL_PHONE, ZOOMED])('is for the mail, the rest unfolds and is whole (%j)', async (size) => {
    await page.setViewportSize(size);
    await studio.open('?digest=2025-06-10');
    await heading('Crane drivers walk out').waitFor();
    expect(await share()).toBeGreaterThan(0.6);
    expect(await studio.violations()).toEqual([]);

    const look = page.getByRole('button', { name: 'How it looks' });
    await look.click();
    const darkened = page.getByText('Darkened', { exact: true });
    const { x, width } = (await darkened.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(size.width);
    await darkened.click();
    await page.locator('.frames.is-dark').waitFor();
    expect(await overflow()).toBe(0);
    expect(await studio.violations()).toEqual([]);

    await page.getByRole('button', { name: 'Panel: Findings' }).click();
    await page.getByRole('tab', { name: 'Links' }).click();
    expect(await darkened.isVisible()).toBe(false);
    expect(await overflow()).toBe(0);
    expect(await studio.violations()).toEqual([]);
    // What is shown in the mail is to be seen there.
    await page.locator('.links button').first().click();
    await page.locator('.panel').waitFor({ state: 'hidden' });
    expect(await share()).toBeGreaterThan(0.6);
  });
});

describe('the way in', () => {
  it('says which digest is not there, and whose address is not known', async () => {
    await page.goto(`${studio.url}/studio/?digest=nonsense`);
    await page.getByRole('heading', { name: 'There is no digest “nonsense”' }).waitFor();
    // The browser tells of the answer 404.
    studio.complaints.splice(0);
    await studio.open('?digest=2025-06-10&reader=nobody');
    await page
      .getByText('There is no subscriber “nobody”. This is made out to the sample subscriber.')
      .waitFor();
    expect(await page.locator('input[name=reader]').inputValue()).toBe('');
    await studio.open('?digest=2025-06-10');
    await heading('Crane drivers walk out').waitFor();
    expect(await page.getByText('There is no subscriber').isVisible()).toBe(false);
  });

  it('leads past the list to the mail and to the panels', async () => {
    await studio.open('?digest=2025-06-10');
    await heading('Crane drivers walk out').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the mail');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('class')).toBe('stage');
    await page.getByRole('link', { name: 'Skip to the panels' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').innerText()).toContain('Findings');
    expect(new URL(page.url()).hash).toBe('');
  });

  it('says the year of a day that is not of this one', async () => {
    const year = new Date().getFullYear();
    studio.project.write(LONE, article('This year', `${year}-01-15`));
    await studio.open();
    await page.locator('.row time', { hasText: /^15 Jan$/ }).waitFor();
    await page.locator('.row time', { hasText: /^10 Jun 2025$/ }).waitFor();
  });
});
