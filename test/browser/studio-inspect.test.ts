import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createEditor, type Launching } from '../../src/studio/editor.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { openBrowser } from '../support/browser.ts';
import { ARTICLE, article } from '../studio/temporary-project.ts';
import { openStudio, PHONE, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

let browser: Browser;
let studio: OpenStudio;
let launched: string[] = [];
/** Undefined: no editor runs. */
let editor: string | undefined = 'code';
const launching: Launching = { guess: () => editor, launch: (place) => launched.push(place) };

beforeAll(async () => {
  browser = await openBrowser();
  studio = await openStudio(browser, (base) => ({
    ...base,
    editor: createEditor((file) => studio.desk.pathOf(file), launching),
  }));
});

afterEach(async () => {
  launched = [];
  editor = 'code';
  await studio.reset();
});

afterAll(() => studio.close().finally(() => browser.close()));

describe('the panels', () => {
  it('show each step from the files to the mail, and find words in it', async () => {
    const { page, open, chooseTab, violations } = studio;
    await open('?panel=mjml');
    await page.locator('.code .line', { hasText: '<mj-body' }).waitFor();
    expect(await page.locator('.code .line').first().getAttribute('data-line')).toBe('1');
    expect(await page.locator('.code .is-tag', { hasText: '<mj-body' }).count()).toBe(1);

    const find = page.getByRole('searchbox', { name: 'Find in this panel' });
    await find.fill('THE NIGHT SHIFT');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await find.fill('mj-section');
    const total = await page.locator('.find .note').innerText();
    await find.press('Enter');
    expect(await page.locator('.find .note').innerText()).toBe(total.replace('1 of', '2 of'));
    await find.press('Shift+Enter');
    await find.press('Shift+Enter');
    expect(await page.locator('.find .note').innerText()).toBe(total.replace(/1 of (\d+)/, '$1 of $1'));
    await find.fill('nowhere in it');
    await page.getByText('Not here').waitFor();
    expect(await violations()).toEqual([]);

    await chooseTab('Data');
    await page.locator('.tree summary', { hasText: 'bands' }).waitFor();
    const shown = () => page.locator('.tree li', { hasText: 'The night shift stayed' }).last().isVisible();
    expect(await shown()).toBe(false);
    await page.getByRole('searchbox', { name: 'Find in this panel' }).fill('The night shift');
    expect(await shown()).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it('show a page of 100,000 bytes as it is, all of its lines numbered', async () => {
    const { page, open } = studio;
    await open('?panel=html');
    const [text, lines] = await page.evaluate<[boolean, number]>(`(async () => {
      const { codeView } = await import('./panels/code-view.js');
      const text = '<p class="a">x &amp; <!-- y\\n --> “z” < 3</p><a href=\\'"\\'>\\n'.repeat(2500);
      const code = codeView(text, { isMarkup: true });
      document.querySelector('.panel').replaceChildren(code);
      return [code.textContent === text, code.querySelectorAll('.line').length];
    })()`);
    expect([text, lines]).toEqual([true, 5000]);
  });

  it('stay as they are while a save changes the mail, and show it then', async () => {
    const { page, open, project } = studio;
    await open('?panel=mjml');
    await page.locator('.code .line', { hasText: 'Crane drivers walk out' }).first().waitFor();
    project.replace(ARTICLE, article('Crane drivers walk back in'));
    await page.locator('.code .line', { hasText: 'Crane drivers walk back in' }).first().waitFor();

    await studio.chooseTab('Data');
    const bands = page.locator('.tree > li', { hasText: 'bands' }).locator('details').first();
    await bands.locator('summary').first().click();
    await page.evaluate('document.querySelector(".tree").classList.add("before")');
    project.replace(ARTICLE, article('Crane drivers walk out again'));
    await page.locator('.tree:not(.before)').waitFor();
    expect(await bands.getAttribute('open')).toBe('');
  });

  it('show the digest as it is turned, where that is what is looked at', async () => {
    const { page, open } = studio;
    await open('?panel=mjml&direction=rtl');
    await page.locator('.code .line', { hasText: '<mjml lang="ar" dir="rtl"' }).waitFor();
  });
});

describe('the outline', () => {
  it('leads to the place in the mail and to the line in the editor', async () => {
    const { page, open, mail, project, violations } = studio;
    project.write(ARTICLE, `${article('Crane drivers walk out')}\n${'More words.\n\n'.repeat(60)}`);
    await open('?panel=outline');
    const part = page.locator('.outline li', { hasText: 'What follows' }).last();
    await part.waitFor();
    expect(await part.locator('.chip').innerText()).toBe('h3');
    const heightOf = async (words: string) => (await mail().getByText(words).boundingBox())?.y ?? -1;
    await mail().getByText('More words.').first().waitFor();
    for (const words of ['Berths stay closed until noon.', 'Crane drivers walk out']) {
      await page.evaluate('document.querySelector(".stage").scrollTo({ top: 100_000 })');
      expect(await heightOf(words)).toBeLessThan(0);
      await page.locator('.outline').getByRole('button', { name: words, exact: true }).click();
      expect(await heightOf(words)).toBeGreaterThan(0);
    }
    const marked = '[...CSS.highlights.get("found")].map(String)';
    expect(await studio.askMail(marked)).toEqual(['Berths stay closed until noon.']);

    await part.getByRole('button', { name: 'line 9' }).click();
    await part.getByText('Handed to the editor.').waitFor();
    expect(launched).toEqual([`${join(project.root, ARTICLE)}:9:1`]);
    expect(await violations()).toEqual([]);
  });

  it('puts the place into the clipboard where no editor can be opened, and says why', async () => {
    const { page, open } = studio;
    editor = undefined;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('?panel=outline');
    await page.getByRole('button', { name: 'line 9' }).click();
    await page.getByText('No editor runs on this machine').waitFor();
    await page.getByText('Its place is in the clipboard.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${ARTICLE}:9`);
  });
});

describe('the sizes', () => {
  it('are told of each part of the digest, and of each block of an article, when somebody asks', async () => {
    const { page, open, violations } = studio;
    await open('?panel=size');
    expect(await page.locator('.weights').count()).toBe(0);
    await page.getByRole('button', { name: 'Weigh the parts' }).click();
    const row = page.locator('.weights li', { hasText: 'Crane drivers walk out' }).first();
    await row.waitFor();
    await row.getByText('Its blocks').click();
    await row.locator('.weights li', { hasText: 'The night shift' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.setViewportSize(PHONE);
    const [content, room] = await page.evaluate<[number, number]>(
      '[document.querySelector(".panel").scrollWidth, document.querySelector(".panel").clientWidth]',
    );
    expect(content).toBe(room);
  });
});

describe('the links', () => {
  it('are opened only on request, and never those that lead into this network', async () => {
    const { page, open, inbox, violations, url } = studio;
    const html = `<a href="https://10.0.0.1/berths">in</a> <a href="${url}/archive">own</a> <a href="#x">x</a>`;
    await inbox.keep(
      Buffer.from(`From: x@example.org\r\nSubject: Links\r\nContent-Type: text/html\r\n\r\n${html}`),
      { messageId: 'links', time: '2025-06-10T16:30:00.000Z', from: '', to: [], tags: {} },
    );
    await open('?tab=inbox&message=links&panel=links');
    const fates = page.locator('.links .fate');
    await page.getByText('A page of this machine: not opened.').waitFor();
    expect(await fates.allInnerTexts()).toEqual(['', 'A page of this machine: not opened.', '']);
    await page.getByRole('button', { name: 'Open every link' }).click();
    await page.getByText('All of them have been opened.').waitFor();
    expect(await fates.first().innerText()).toBe('Dead It leads to an address that is not public.');
    expect(await violations()).toEqual([]);
  });
});

describe('a broken template', () => {
  it('is told with the place to mend it, above the last good mail, until it is mended', async () => {
    const own: OpenDesk[] = [];
    const other = await openStudio(browser, (base) => {
      const root = join(base.imagesFolder, '../..');
      const templatesFolder = join(root, 'templates');
      cpSync('templates', templatesFolder, { recursive: true });
      const desk = openDesk({ root, templatesFolder, siteUrl: 'http://127.0.0.1:4600' });
      own.push(desk);
      return { ...base, desk, editor: createEditor((file) => desk.pathOf(file), launching) };
    });
    const { page, open, mail, project } = other;
    const partial = 'templates/partials/blocks/prose.mjml.hbs';
    const good = readFileSync(join(project.root, partial), 'utf8');
    await open();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();

    project.replace(partial, `<mj-text>\n{{paragraf}}</mj-text>\n`);
    const banner = page.getByRole('alert');
    await banner.getByText('“The night shift stayed at the gate').waitFor();
    expect(await banner.innerText()).toMatch(/bands\[\d+\]\.blocks\[\d+\]/);
    expect(await mail().getByRole('heading', { name: 'Crane drivers walk out' }).count()).toBe(1);
    await banner.getByRole('button', { name: `${partial}:2` }).click();
    await banner.getByText('Handed to the editor.').waitFor();
    expect(launched).toEqual([`${join(project.root, partial)}:2:1`]);

    project.replace(partial, good);
    await banner.waitFor({ state: 'hidden' });
    for (const desk of own) desk.close();
    await other.close();
  });
});

describe('a panel that somebody is at work in', () => {
  const save = (shift: string) =>
    studio.project.replace(
      ARTICLE,
      `${article('Crane drivers walk out').replace('The night shift', shift)}\nTK later.\n`,
    );

  it('keeps what is unfolded, the focus and the place when something is saved', async () => {
    const { page, open, mail } = studio;
    save('The late shift');
    await open('?digest=2025-06-10');
    const why = page.locator('#panel summary').filter({ hasText: 'Why, and how to mend it' }).first();
    await why.click();
    await page.locator('#panel details[open] .rule p').first().waitFor();
    save('The early shift');
    await mail().getByText('The early shift').first().waitFor();
    await page.locator('#panel details[open] .rule p').first().waitFor();
    const focused = await page.evaluate<string>('document.activeElement.textContent');
    expect(focused).toContain('Why, and how to mend it');
  });

  it('keeps the words that it is searched for, and finds them in the new version', async () => {
    const { page, open } = studio;
    await open('?digest=2025-06-10&panel=html');
    const field = page.getByLabel('Find in this panel');
    await field.fill('early shift');
    await page.locator('#panel .find').getByText('Not here').waitFor();
    save('The early shift');
    await page.locator('#panel .find').getByText('1 of').waitFor();
    expect(await field.inputValue()).toBe('early shift');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Find in this panel',
    );
  });
});
