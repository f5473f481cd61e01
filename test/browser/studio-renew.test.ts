import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { ARTICLE, article } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

const PICTURE = `
:::image
url: https://harbour.example/images/two-tables.png
alt: Two tables
credit: Harbour Daily
licence: Own work
width: 1200
height: 630
:::
`;

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const HEADLINE = 'Crane drivers walk out';

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

const words = (text: string) => studio.mail().getByText(text).first();

describe('a new version of the mail that is shown', () => {
  it('changes what differs: the frame, the focus and what is selected stay', async () => {
    await studio.open('?digest=2025-06-10');
    await words(HEADLINE).waitFor();
    await page.evaluate('document.querySelector(".frames iframe").isTheFirst = true');
    await studio.askMail(
      `(() => { const heading = [...document.querySelectorAll('h1, h2')].find((one) => one.textContent.includes('${HEADLINE}'));` +
        'getSelection().selectAllChildren(heading);' +
        'document.links[document.links.length - 1].focus({ preventScroll: true }) })()',
    );
    studio.project.replace(ARTICLE, article(HEADLINE).replace('The night shift', 'The early shift'));
    await words('The early shift').waitFor();
    expect(await page.evaluate('document.querySelector(".frames iframe").isTheFirst')).toBe(true);
    expect(await studio.askMail('getSelection().toString()')).toContain(HEADLINE);
    expect(await studio.askMail('document.activeElement === document.links[document.links.length - 1]')).toBe(
      true,
    );
  });

  it('is as high as its mail, and looks as the one before was made to look', async () => {
    await studio.open('?digest=2025-06-10&appearance=inverted');
    await words(HEADLINE).waitFor();
    const height = () => page.evaluate<number>('document.querySelector(".frames iframe").clientHeight');
    const before = await height();
    const colour = () => studio.askMail<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await colour();
    studio.project.replace(ARTICLE, `${article(HEADLINE)}\n${'A long day at the quay. '.repeat(60)}\n`);
    await words('A long day').waitFor();
    const hasGrown = `document.querySelector(".frames iframe").clientHeight > ${before + 50}`;
    await page.evaluate(
      `new Promise((done) => (function look() { ${hasGrown} ? done() : requestAnimationFrame(look); })())`,
    );
    expect(await studio.askMail('document.documentElement.getBoundingClientRect().height')).toBeCloseTo(
      await height(),
      -1,
    );
    expect(await colour()).toBe(dark);
  });

  it('is in the second view, too, after it was away', async () => {
    await studio.open('?digest=2025-06-10&beside=view');
    const second = () => page.frameLocator('.view + .view iframe:not(.is-coming)');
    await second().getByText(HEADLINE).first().waitFor();
    await page.getByLabel('Beside it', { exact: true }).selectOption('');
    await page.locator('.view + .view').waitFor({ state: 'hidden' });
    studio.project.replace(ARTICLE, article('Crane drivers walk back in'));
    await words('Crane drivers walk back in').waitFor();
    await page.getByLabel('Beside it', { exact: true }).selectOption('view');
    await second().getByText('Crane drivers walk back in').first().waitFor();
    studio.project.replace(ARTICLE, article('Crane drivers stay'));
    await second().getByText('Crane drivers stay').first().waitFor();
    await page.waitForTimeout(100);
    expect(await second().getByText('Crane drivers walk').count()).toBe(0);
  });

  it('shows a picture that was replaced, came or went under its name', async () => {
    const image = (name: string) => join(studio.project.root, 'content/images', name);
    const before = readFileSync(image('two-tables.png'));
    studio.project.replace(ARTICLE, article(HEADLINE) + PICTURE);
    await studio.open('?digest=2025-06-10');
    const width = () => studio.askMail<number>('document.images[0]?.naturalWidth ?? -1');
    const becomes = async (wanted: number) => {
      while ((await width()) !== wanted) await page.waitForTimeout(20);
    };
    await becomes(1200);
    writeFileSync(image('two-tables.png'), ONE_PIXEL);
    await becomes(1);
    renameSync(image('two-tables.png'), image('away.png'));
    await becomes(0);
    writeFileSync(image('two-tables.png'), before);
    await becomes(1200);
    rmSync(image('away.png'));
    studio.complaints.splice(0);
  });

  it('keeps the mark of the words that somebody was led to', async () => {
    await studio.open('?digest=2025-06-10&panel=outline');
    await words(HEADLINE).waitFor();
    await page.locator('#panel').getByRole('button', { name: 'The night shift' }).click();
    const marks = '(CSS.highlights.get("found")?.size ?? 0) + document.adoptedStyleSheets.length';
    expect(await studio.askMail(marks)).toBe(2);
    studio.project.replace(ARTICLE, article('Crane drivers walk back in'));
    await words('Crane drivers walk back in').waitFor();
    expect(await studio.askMail(marks)).toBe(2);
    expect(await studio.askMail('[...CSS.highlights.get("found")].map(String).join("")')).toContain(
      'The night shift',
    );
  });

  it('comes in the frame that is being loaded, so that saves do not hold it up', async () => {
    await page.route('**/images/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    studio.project.replace(ARTICLE, article(HEADLINE) + PICTURE);
    await studio.open('?digest=2025-06-10');
    let isShown = false;
    const shown = words('The night shift').waitFor();
    void shown.then(() => (isShown = true));
    let saves = 0;
    for (; !isShown && saves < 100; saves++) {
      studio.project.replace(ARTICLE, `${article(HEADLINE) + PICTURE}\nSave number ${saves}.\n`);
      await page.waitForTimeout(100);
    }
    expect(saves).toBeLessThan(100);
    await words(`Save number ${saves - 1}.`).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('keeps the place while the mail is not to be seen', async () => {
    studio.project.replace(ARTICLE, `${article(HEADLINE)}\n${'A long day at the quay. '.repeat(90)}\n`);
    await studio.open('?digest=2025-06-10');
    await words('A long day').waitFor();
    await page.evaluate('document.querySelector(".stage").scrollTo({ top: 300 })');
    await page.locator('#tab-subscribers').click();
    await page.locator('body.is-account').waitFor();
    await page.locator('#tab-desk').click();
    await page.locator('body:not(.is-account)').waitFor();
    await words('A long day').waitFor();
    expect(await page.evaluate('document.querySelector(".stage").scrollTop')).toBe(300);
  });

  it.each([
    ['html, body { height: 100% }', 'p { height: 900px }', 900],
    ['div { min-height: 100vh }', 'p { height: 900px }', 900],
  ])('is as high as its content, whatever it says of its frame (%s)', async (style, more, height) => {
    await studio.open('?digest=2025-06-10');
    const show = (text: string) =>
      page.evaluate<number>(
        `(async () => {
          const { Frame } = await import('./views/frame.js');
          globalThis.probe ??= document.body.appendChild((globalThis.tried = new Frame(() => {}, () => {})).node);
          const html = '<style>body { margin: 0 } p { margin: 0 } ${style} ${more}</style><p>${text}</p><div></div>';
          const mail = new DOMParser().parseFromString('<!doctype html>' + html, 'text/html');
          await tried.show(mail, { name: 'one', title: 'A mail', appearance: 'light' });
          await new Promise((done) => setTimeout(done, 200));
          return tried.node.querySelector('iframe').clientHeight;
        })()`,
      );
    expect(await show('One')).toBe(height);
    expect(await show('Two')).toBe(height);
    await page.goto('about:blank');
  });

  it('runs no script', async () => {
    await studio.open('?digest=2025-06-10');
    const show = (html: string) =>
      page.evaluate(
        `(async () => {
          const { Frame } = await import('./views/frame.js');
          globalThis.probe ??= document.body.appendChild((globalThis.tried = new Frame(() => {}, () => {})).node);
          const mail = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html');
          await tried.show(mail, { name: 'one', title: 'A mail', appearance: 'light' });
        })()`,
      );
    await show('<p>Nothing yet</p>');
    await show(
      '<p onclick="top.hacked = 1">New</p><img src="data:," onerror="top.hacked = 2"><script>top.hacked = 3</script>' +
        '<svg onload="top.hacked = 4"></svg><iframe srcdoc="<script>top.hacked = 5</script>"></iframe>',
    );
    await page.frameLocator('body > .frames iframe').getByText('New').click();
    await page.waitForTimeout(200);
    expect(await page.evaluate("'hacked' in window")).toBe(false);
    const own = studio.complaints.splice(0).filter((text) => !/\bblocked\b|\bviolates\b|Refused/i.test(text));
    expect(own).toEqual([]);
    await page.goto('about:blank');
  });
});

interface Tree {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: readonly (Tree | string)[];
}

const TREE = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom('div', 'p', 'table', 'a'),
    attributes: fc.dictionary(fc.constantFrom('id', 'style', 'class'), fc.constantFrom('', 'a', 'b')),
    children: fc.array(tie('node'), { maxLength: 4 }),
  }),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('one', 'two', ''),
    tie('tree'),
  ),
})).tree;

describe('renewNode', () => {
  /** Of each pair, whether the first was made like the second. */
  const renewAll = (pairs: readonly (readonly [string, string])[]) =>
    page.evaluate<boolean[]>(
      `(async () => {
        const { renewNode } = await import('./views/renew-node.js');
        const parse = (html) => new DOMParser().parseFromString(html, 'text/html');
        return ${JSON.stringify(pairs)}.map(([old, wanted]) => {
          const shown = parse(old);
          renewNode(shown.documentElement, parse(wanted).documentElement);
          return shown.documentElement.isEqualNode(parse(wanted).documentElement);
        });
      })()`,
    );

  it.each([
    ['words', '<p>one</p>', '<p>two</p>'],
    ['a node of another kind', '<p>one</p>', '<div>one</div>'],
    [
      'a node before, behind and between',
      '<p>one</p><p>two</p>',
      '<i>0</i><p>one</p><i>1</i><p>two</p><i>2</i>',
    ],
    ['nodes that are gone', '<i>0</i><p>one</p><i>1</i><p>two</p>', '<p>two</p>'],
    ['attributes', '<p id="a" class="b">one</p>', '<p id="c" style="d">one</p>'],
    ['names that no script could set', '<td width="5">', '<p width="5"">one</p><p <b ="x">two</p>'],
    ['comments', '<!--[if mso]><p>one</p><![endif]-->', '<!--[if mso]><p>two</p><![endif]-->'],
    [
      'drawings',
      '<svg viewBox="0 0 1 1"></svg>',
      '<svg viewBox="0 0 2 2" xlink:href="#a"><path d=""/></svg>',
    ],
    [
      'the head and the root',
      '<html lang="en"><style>a{}</style>',
      '<html lang="ar" dir="rtl"><style>b{}</style>',
    ],
  ])('renews %s', async (_what, old, wanted) => {
    await studio.open();
    expect(await renewAll([[old, wanted]])).toEqual([true]);
  });

  it('makes whatever it is given like whatever is wanted', async () => {
    await studio.open();
    const pairs = fc
      .sample(fc.tuple(TREE, TREE), { numRuns: 400, seed: 7 })
      .map(([old, wanted]) => [markup(old), markup(wanted)] as const);
    const renewed = await renewAll(pairs);
    expect(pairs.filter((_pair, index) => !renewed[index])).toEqual([]);
  });

  it('leaves what is equal where it is', async () => {
    await studio.open();
    const kept = await page.evaluate<string[]>(
      `(async () => {
        const { renewNode } = await import('./views/renew-node.js');
        const parse = (html) => new DOMParser().parseFromString(html, 'text/html').documentElement;
        const shown = parse('<div><p>one</p><img src="data:,"><!----><p>two</p><p>three</p></div><p>end</p>');
        const before = [...shown.querySelectorAll('div, img, p')];
        renewNode(shown, parse('<div><i>new</i><!----><p>one</p><img src="data:,"><!----><p>two</p><i>new</i><p>other</p></div><p>another end</p>'));
        return before.map((node) => [node.localName, node.textContent, shown.contains(node)].join(' '));
      })()`,
    );
    expect(kept.filter((node) => node.endsWith('false'))).toEqual(['p three false']);
  });
});

function markup(tree: Tree | string): string {
  if (typeof tree === 'string') return tree;
  const attributes = Object.entries(tree.attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tree.name}${attributes.join('')}>${tree.children.map(markup).join('')}</${tree.name}>`;
}
