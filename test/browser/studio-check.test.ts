import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../src/studio/open-chromium.ts';
import { ARTICLE } from '../studio/temporary-project.ts';
import { checkedArticle, PEOPLE, SOURCE, SOURCE_FILE } from '../studio/checked-article.ts';
import { openStudio, PHONE, type OpenStudio } from './open-studio.ts';

const DESKTOP = { width: 1280, height: 800 };

jest.setTimeout(60_000);

let browser: Browser;
let studio: OpenStudio;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  studio = await openStudio(browser);
  ({ page } = studio);
  studio.project.write('content/people.yaml', PEOPLE);
  studio.project.write(SOURCE_FILE, SOURCE);
  studio.project.write(ARTICLE, checkedArticle({ quotation: 'the cranes will stand for two weeks' }));
});

afterAll(async () => {
  await studio.close();
  await browser.close();
});

const marked = () =>
  page.evaluate<string>(
    `[...CSS.highlights.values()].flatMap((marks) => [...marks]).map(String).join() ||
     [...document.querySelectorAll('.frames iframe')].map((frame) => [...frame.contentWindow.CSS.highlights.values()].flatMap((marks) => [...marks]).map(String).join()).join('')`,
  );

describe('the findings', () => {
  it('show the words of the source beside those that differ, the reason, and the place in the mail', async () => {
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
  });

  it('show of several quotations in one paragraph the one that they are about, and go when they are mended', async () => {
    const twice =
      'The night shift stayed at the gate: “the cranes will stand for two days”, said Greta Halvorsen. ' +
      'Halvorsen said “the cranes will stand for two weeks”.';
    const text = checkedArticle().replace('The night shift stayed at the gate.', twice);
    studio.project.replace(ARTICLE, text);
    const finding = page.locator('.finding', { hasText: 'two weeks' });
    await finding.locator('.differs', { hasText: 'weeks' }).waitFor();
    expect(await finding.locator('.differs').allInnerTexts()).toEqual(['weeks', 'days']);
    studio.project.replace(ARTICLE, checkedArticle());
    await finding.waitFor({ state: 'detached' });
  });
});

describe('what was checked', () => {
  it('is listed with the place in the source that bears it out, and as the page that readers get', async () => {
    await page.getByRole('tab', { name: 'Checked' }).click();
    await page.getByText('1 quotation, 1 figure compared with the sources').waitFor();
    const [quotation, figure] = await page.locator('.checked .finding').allInnerTexts();
    expect(quotation).toMatch(/word for word[\s\S]*the cranes will stand for two days/);
    expect(figure).toMatch(/as the source has it[\s\S]*Some 140 boxes were left/);
    expect(await studio.violations()).toEqual([]);

    const address = await page.getByRole('link', { name: 'The page of sources' }).getAttribute('href');
    const answer = await fetch(`${studio.url}${address}`);
    expect(await answer.text()).toContain('Harbour Gazette');
  });
});

describe('the audit', () => {
  it('finds nothing in what the templates make, in any look, and fits every screen', async () => {
    await page.getByRole('tab', { name: 'Audit' }).click();
    await page.getByText('axe finds nothing').waitFor();
    expect(await page.locator('.audit').innerText()).toMatch(
      /Light: all of it can be read[^]*Dark, .+: all of it[^]*Inverted, .+: all of it[^]*Darkened, .+: all of it/,
    );
    await page.getByText('Fits 600, 375, 320 px.').waitFor();
    expect(await page.locator('.audit-frame').count()).toBe(0);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('By caniemail.com, as of 20').waitFor();
    await page.setViewportSize(PHONE);
    expect(await studio.violations()).toEqual([]);
    await page.setViewportSize(DESKTOP);
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
    // Twice: what is outlined for a moment must not stay outlined.
    await heading.getByRole('button', { name: 'Show in the mail' }).dblclick();
    expect(await studio.askMail('document.querySelector("h3").style.outline')).toContain('solid');
    expect(await page.locator('.audit').innerText()).toMatch(/2\.3 of 4\.5, 1 place: “Faint words”/);
    expect(await page.locator('.audit').innerText()).toMatch(
      /At 320 px it is \d+ px too wide, because of “Wide words”/,
    );
    expect(await page.getByRole('button', { name: 'Score it' }).count()).toBe(0);
    expect(await studio.violations()).toEqual([]);
    await studio.mail().locator('h3:not([style*="solid"])').waitFor();
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
