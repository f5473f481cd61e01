import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../src/studio/open-chromium.ts';
import { ARTICLE } from '../studio/temporary-project.ts';
import { checkedArticle, PEOPLE, SOURCE, SOURCE_FILE } from '../studio/checked-article.ts';
import { openStudio, PHONE, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

let browser: Browser;
let studio: OpenStudio;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
});

afterAll(() => browser.close());

beforeEach(async () => {
  studio = await openStudio(browser);
  ({ page } = studio);
  studio.project.write('content/people.yaml', PEOPLE);
  studio.project.write(SOURCE_FILE, SOURCE);
  studio.project.write(ARTICLE, checkedArticle());
});

afterEach(() => studio.close());

const marked = () =>
  page.evaluate<string>(
    `[...CSS.highlights.values()].flatMap((marks) => [...marks]).map(String).join() ||
     [...document.querySelectorAll('.frames iframe')].map((frame) => [...frame.contentWindow.CSS.highlights.values()].flatMap((marks) => [...marks]).map(String).join()).join('')`,
  );

describe('the findings', () => {
  it('show the words of the source beside those that differ, the reason, and the place in the mail', async () => {
    studio.project.replace(ARTICLE, checkedArticle({ quotation: 'the cranes will stand for two weeks' }));
    await studio.open();
    await page.getByRole('heading', { name: 'Stands in the way' }).waitFor();
    const finding = page.locator('.finding', { hasText: 'is not what was said' });
    const beside = finding.locator('.beside');
    await beside.getByText('Harbour Gazette').waitFor();
    expect(await beside.locator('.differs').allInnerTexts()).toEqual(['weeks', 'days']);
    expect(await beside.innerText()).toContain(`${SOURCE_FILE}:`);

    await finding.getByText('Why, and how to mend it').click();
    await finding.getByText('Readers take quotation marks for a promise').waitFor();

    await finding.getByRole('button', { name: 'Show in the mail' }).click();
    expect(await marked()).toContain('the cranes will stand for two weeks');
    expect(await studio.violations()).toEqual([]);

    studio.project.replace(ARTICLE, checkedArticle());
    await finding.waitFor({ state: 'detached' });
  });
});

describe('what was checked', () => {
  it('is listed with the place in the source that bears it out, and as the page that readers get', async () => {
    await studio.open('?panel=checked');
    await page.getByText('1 quotation, 1 figure compared with the sources').waitFor();
    const [quotation, figure] = await page.locator('.checked .finding').allInnerTexts();
    expect(quotation).toMatch(/word for word[\s\S]*the cranes will stand for two days/);
    expect(figure).toMatch(/as the source has it[\s\S]*Some 140 boxes were left/);
    expect(await studio.violations()).toEqual([]);

    const address = await page.getByRole('link', { name: 'The page of sources' }).getAttribute('href');
    await page.goto(`${studio.url}${address}`);
    expect(await page.locator('main').innerText()).toContain('Harbour Gazette');
  });
});

describe('the audit', () => {
  it('finds nothing in what the templates make, in any look, and fits every screen', async () => {
    await studio.open('?panel=audit');
    await page.getByText('axe finds nothing').waitFor();
    expect(await page.locator('.audit').innerText()).toMatch(
      /Light: all of it can be read[^]*Dark, .+: all of it[^]*Inverted, .+: all of it[^]*Darkened, .+: all of it/,
    );
    await page.getByText('Fits 600, 375, 320 px.').waitFor();
    expect(await page.locator('.audit-frame').count()).toBe(0);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('By caniemail.com, as of 20').waitFor();
    expect(await studio.violations()).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await studio.violations()).toEqual([]);
  });

  it('finds what is wrong with a mail, and shows where', async () => {
    await studio.inbox.keep(Buffer.from(FAULTY), {
      messageId: 'faulty',
      time: '2025-06-10T16:30:00.000Z',
      from: 'daily@harbour.example',
      to: ['ada@example.org'],
      tags: {},
    });
    await studio.open('?tab=inbox&message=faulty&panel=audit');
    const heading = page.locator('.audit .finding', { hasText: 'heading-order' });
    await heading.getByRole('button', { name: 'Show in the mail' }).click();
    expect(await studio.askMail('document.querySelector("h3").style.outline')).toContain('solid');
    expect(await page.locator('.audit').innerText()).toMatch(/2\.3 of 4\.5, 1 place: “Faint words”/);
    expect(await page.locator('.audit').innerText()).toMatch(
      /At 320 px it is \d+ px too wide, because of “Wide words”/,
    );
    expect(await page.getByRole('button', { name: 'Score it' }).count()).toBe(0);
    expect(await studio.violations()).toEqual([]);
  });
});

const FAULTY = `From: daily@harbour.example\r
To: ada@example.org\r
Subject: Faulty\r
MIME-Version: 1.0\r
Content-Type: text/html; charset=utf-8\r
\r
<!doctype html><html lang="en"><title>Faulty</title><body style="background:#fff;color:#000">\r
<h1>One</h1><h3>Three</h3><p style="color:#aaa">Faint words</p><div style="width:500px">Wide words</div>\r
`;
