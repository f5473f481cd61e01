import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Readers } from '../../src/studio/readers.ts';
import { article, DIGEST, digest } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, PHONE, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

const ADA = { id: 'a'.repeat(22), address: 'ada@example.org' };

const readers: Readers = {
  list: async (search) => ({ rows: [ADA].filter(({ address }) => address.includes(search)), isPart: false }),
  fieldsOf: async (id) =>
    id === ADA.id ? { to: ADA.address, unsubscribeToken: 'ada-leaves', preferencesToken: 'p' } : undefined,
};

let browser: Browser;
let studio: OpenStudio;
let page: OpenStudio['page'];
let open: OpenStudio['open'];
let mail: OpenStudio['mail'];
let askMail: OpenStudio['askMail'];

beforeAll(async () => {
  browser = await openBrowser();
  studio = await openStudio(browser, (base) => ({ ...base, readers }));
  ({ page, open, mail, askMail } = studio);
});

afterEach(() => studio.reset());

afterAll(() => studio.close().finally(() => browser.close()));

async function query(): Promise<Record<string, string>> {
  return page.evaluate('Object.fromEntries(new URLSearchParams(location.search))');
}

/** The view beside the mail, never the version that is about to take its place. */
function beside() {
  return page.frameLocator('.view + .view iframe:not(.is-coming)');
}

const HEADLINE = { name: 'Crane drivers walk out' };

describe('the views of a mail', () => {
  it('can be of any width, by dragging, by the arrow keys and by number', async () => {
    await open();
    await mail().getByRole('heading', HEADLINE).waitFor();
    const width = () => askMail<number>('document.documentElement.clientWidth');
    const handle = page.getByRole('separator', { name: 'Width of the mail' }).first();
    const box = (await handle.boundingBox())!;
    const grip = { x: box.x + 11, y: box.y + 120 };
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x - 60, grip.y, { steps: 4 });
    expect(await width()).toBe(480);
    await page.mouse.up();
    expect(await query()).toMatchObject({ width: '480' });

    await handle.press('ArrowRight');
    expect([await width(), await handle.getAttribute('aria-valuetext')]).toEqual([490, '490 pixels']);
    const field = page.getByLabel('Width in pixels');
    expect(await field.inputValue()).toBe('490');
    await field.fill('412');
    await field.press('Enter');
    expect([await width(), (await query()).width]).toEqual([412, '412']);
    await field.fill('12');
    await field.press('Enter');
    expect([await width(), await field.inputValue()]).toEqual([412, '412']);
  });

  it('have their pictures by whatever name of this machine the page came', async () => {
    studio.project.write(DIGEST, `${digest()}\n${PICTURE}`);
    await page.goto(`${studio.url.replace('127.0.0.1', 'localhost')}/studio/`);
    await mail().locator('img').waitFor();
    expect(await askMail('document.images[0].decode().then(() => document.images[0].naturalWidth)')).toBe(
      1200,
    );
  });

  it('are the text part with its links, and the web version that is made out to nobody', async () => {
    await open('?width=375');
    await page.getByText('Text part', { exact: true }).click();
    await mail().locator('pre', { hasText: 'The night shift stayed at the gate.' }).waitFor();
    expect(await mail().locator('a[href="https://www.portofrotterdam.com/en"]').count()).toBe(1);
    expect(await askMail('document.documentElement.scrollWidth')).toBe(375);
    await page.getByText('Web version', { exact: true }).click();
    await mail().locator('a[href$="/help#unsubscribe"]').first().waitFor();
    expect(await query()).toMatchObject({ part: 'web' });
  });

  it('are turned from right to left as the templates turn them', async () => {
    await open();
    await page.getByLabel('Right to left').check();
    await mail().locator('html[dir="rtl"][lang="ar"]').waitFor();
    await page.reload();
    await mail().locator('html[dir="rtl"]').waitFor();
    await page.getByLabel('Right to left').uncheck();
    await mail().locator('html[dir="ltr"]').waitFor();

    studio.project.write('newsletter.yaml', `${NEWSLETTER}direction: rtl\nlanguage: ar\n`);
    await page.getByText('Right to left already').waitFor();
  });

  it('are made out to whom one chooses', async () => {
    await open();
    const field = page.getByLabel('Made out to');
    await field.fill('nobody@example.org');
    await field.press('Enter');
    await page.getByText('Nobody of that address is sent issues.').waitFor();
    await field.fill(ADA.address);
    await field.press('Enter');
    await mail().locator('a[href$="/unsubscribe/ada-leaves"]').first().waitFor();
    expect(await query()).toMatchObject({ reader: ADA.id });
    await page.reload();
    await mail().locator('a[href$="/unsubscribe/ada-leaves"]').first().waitFor();
    expect(await field.inputValue()).toBe(ADA.address);
    await page.goBack();
    await mail().locator('a[href$="/unsubscribe/sample"]').first().waitFor();
  });

  it('turn the colours as Gmail does, and leave pictures as they are', async () => {
    studio.project.write(DIGEST, `${digest()}\n${PICTURE}`);
    await open('?appearance=inverted');
    await mail().locator('img').waitFor();
    const ask = (what: string) => askMail<string>(`getComputedStyle(document.querySelector(${what}`);
    const red = (colour: string) => Number(/\d+/.exec(colour)?.[0]);
    expect(red(await ask('"h2")).color'))).toBeGreaterThan(200);
    // Lightness 10 of CIE Lab.
    expect(await ask('"html")).backgroundColor')).toBe('rgb(27, 27, 27)');
    expect(await ask('"img")).filter')).toBe('none');
    await page.keyboard.press('l');
    await page.locator('.frames:not(.is-dark)').waitFor();
    expect(red(await ask('"h2")).color'))).toBeLessThan(60);
  });

  it('show where words stand, however they are set', async () => {
    await open();
    await mail().getByRole('heading', HEADLINE).waitFor();
    const find = (words: string, near = '') =>
      page.evaluate<string>(
        `import('./views/find-words.js').then(({ findWords }) =>
          String(findWords(document.querySelector('iframe').contentDocument, ${JSON.stringify(words)}, ${JSON.stringify(near)})))`,
      );
    expect(await find('at the GATE.  The port\u2019s notice')).toBe("at the gate. The port's notice");
    expect(await find('closed until noon. ')).toBe('closed until noon.');
    expect(await find('the', 'Berths')).not.toBe('undefined');
    expect(await find('no such words')).toBe('undefined');
  });
});

describe('two views side by side', () => {
  it('have looks of their own, and scroll together until they are to scroll alone', async () => {
    await open('?beside=view');
    await beside().getByRole('heading', HEADLINE).waitFor();
    await page.getByLabel('Appearance of the second view').selectOption('dark');
    await page.getByLabel('Width of the second view').selectOption('320');
    await page.locator('.view + .view .frames.is-dark').waitFor();
    expect(await page.locator('.frames.is-dark').count()).toBe(1);
    expect(await query()).toMatchObject({ beside: 'view', besideAppearance: 'dark', besideWidth: '320' });

    const scroll = (top: number) =>
      page.evaluate(`document.querySelector('.stage').scrollTo({ top: ${top} })`);
    const follower = () => page.evaluate<number>(`document.querySelectorAll('.stage')[1].scrollTop`);
    await scroll(260);
    const isThere = `document.querySelectorAll('.stage')[1].scrollTop > 200`;
    await page.evaluate(
      `new Promise((done) => (function look() { ${isThere} ? done() : requestAnimationFrame(look); })())`,
    );
    const before = await follower();
    await page.getByLabel('Scroll together').uncheck();
    await scroll(0);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await follower()).toBe(before);

    // Where the room is less than the two are wide they are drawn smaller, and laid out as before.
    await page.getByLabel('Width of the second view').selectOption('600');
    await page.locator('.view + .view figcaption', { hasText: /600 px · drawn at \d\d %/ }).waitFor();
    expect(await askMail('document.documentElement.clientWidth')).toBe(600);
    const [content, room] = await page.evaluate<[number, number]>(
      '[document.querySelector(".stage").scrollWidth, document.querySelector(".stage").clientWidth]',
    );
    expect(content).toBe(room);
    expect(await studio.violations()).toEqual([]);
  });

  it('can be today and the last issue, with what is new, repeated and gone', async () => {
    studio.project.write('content/articles/2025-06-09/tugs.md', article('Tugs are late', '2025-06-09'));
    await open('?digest=2025-06-10');
    await page.locator('.row', { hasText: 'Tugs are late' }).waitFor();
    await page.getByLabel('Beside it').selectOption('last');
    await beside().getByRole('heading', { name: 'Tugs are late' }).waitFor();
    const summary = page.locator('.comparison summary');
    expect(await summary.innerText()).toContain('Since 2025-06-09: 1 new · 0 carried over · 1 gone');
    await summary.click();
    await page.locator('.comparison-parts').getByText('Tugs are late').last().waitFor();
    expect(await studio.violations()).toEqual([]);
    await page.goBack();
    await page.locator('.view + .view').waitFor({ state: 'hidden' });
  });

  it('say why they are not there when nothing is earlier, and when there is no room', async () => {
    await open('?beside=last');
    await page.getByText('There is no digest of an earlier day').waitFor();
    await page.setViewportSize(PHONE);
    await page.getByText('Two views side by side need a wider window').waitFor();
  });
});

describe('the keys of the views', () => {
  it('choose part, direction, width and what is beside, and leave text fields alone', async () => {
    await open();
    await mail().getByRole('heading', HEADLINE).waitFor();
    for (const key of ['t', 'r', '-', 'g', 'b', 'o']) await page.keyboard.press(key);
    expect(await query()).toEqual({
      digest: '2025-06-10',
      part: 'text',
      direction: 'rtl',
      width: '590',
      appearance: 'darkened',
      beside: 'view',
      together: 'no',
    });
    await page.keyboard.press('m');
    await page.keyboard.type('hid');
    expect(await page.getByLabel('Made out to').inputValue()).toBe('hid');
    expect(await query()).toMatchObject({ part: 'text', appearance: 'darkened' });
  });
});

const NEWSLETTER = `name: Harbour Daily
from: daily@harbour.example
replyTo: desk@harbour.example
site: harbour.example
postalAddress: 1 Quay Street, London
timeZone: Europe/London
sendTime: "17:30"
`;
const PICTURE = `:::image
url: https://harbour.example/images/night-harbour.png
alt: Cranes at night
credit: Harbour Daily
licence: Own work
width: 1200
height: 630
:::
`;
