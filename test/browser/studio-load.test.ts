import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Request } from 'playwright-core';
import { ARTICLE, article } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

const DAY = '2025-06-10';
const OTHER_DAY = '2025-06-12';

let browser: Browser;
let studio: OpenStudio;
let page: OpenStudio['page'];

beforeAll(async () => {
  browser = await openBrowser();
  studio = await openStudio(browser);
  ({ page } = studio);
});

afterEach(async () => {
  await page.unrouteAll({ behavior: 'wait' });
  await studio.reset();
});

afterAll(() => studio.close().finally(() => browser.close()));

const row = (words: string) => page.locator('#rows .row', { hasText: words });
const mailHas = (words: string) => studio.mail().getByText(words).first().waitFor();

/** Lets requests for what ends like this fail, once they were let go. */
async function failAt(path: RegExp, gone: Promise<unknown> = Promise.resolve()): Promise<void> {
  await page.route(path, async (route) => {
    await gone;
    await route.fulfill({ status: 500, body: 'broken' });
  });
}

/** What the browser itself says of requests that failed is expected; anything else is not. */
function expectOnlyFailures(): void {
  const own = studio.complaints.splice(0).filter((text) => !/Failed to load resource/.test(text));
  expect(own.filter((text) => !/The studio failed at/.test(text))).toEqual([]);
}

/** A promise, and what fulfils it. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('while the mail is still being made', () => {
  it('the list is there, and says nothing that is not so', async () => {
    const [list, mail] = [gate(), gate()];
    await page.route(/\/api\/(?:digests|inbox)$/, async (route) => {
      await list.passed;
      await route.continue();
    });
    await page.route(new RegExp(`/api/digests/${DAY}$`), async (route) => {
      await mail.passed;
      await route.continue();
    });
    await studio.open(`?digest=${DAY}`);
    expect(await page.locator('#rows').innerText()).toBe('');
    list.open();
    await row('Crane drivers walk out').waitFor();
    expect(await page.locator('.frames iframe').count()).toBe(0);
    mail.open();
    await mailHas('Crane drivers walk out');
  });

  it('each thing is asked for once', async () => {
    const asked: string[] = [];
    const note = (request: Request) => asked.push(new URL(request.url()).pathname);
    page.on('request', note);
    await studio.open();
    await mailHas('Crane drivers walk out');
    await row('Crane drivers walk out').getByText('kB').waitFor();
    page.off('request', note);
    const times = (end: string) => asked.filter((path) => path.endsWith(end)).length;
    expect(times(`/api/digests/${DAY}`)).toBe(1);
    // Before it is known what is open, and when its size is known.
    expect(times('/api/digests')).toBe(2);
  });
});

describe('a mail that cannot be loaded', () => {
  it('is said to be so beside the list, and comes with the next save', async () => {
    await failAt(new RegExp(`/api/digests/${DAY}$`));
    await studio.open(`?digest=${DAY}`);
    await page.getByRole('heading', { name: `“${DAY}” could not be loaded` }).waitFor();
    await row('Crane drivers walk out').waitFor();
    expect(await studio.violations()).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
    studio.project.replace(ARTICLE, article('Crane drivers walk back in'));
    await mailHas('Crane drivers walk back in');
    expectOnlyFailures();
  });

  it('does not leave another mail under its name', async () => {
    studio.project.write(`content/articles/${OTHER_DAY}/other.md`, article('Tugs are late', OTHER_DAY));
    await failAt(new RegExp(`/api/digests/${OTHER_DAY}$`));
    await studio.open(`?digest=${DAY}`);
    await mailHas('Crane drivers walk out');
    await row('Tugs are late').click();
    await page.getByRole('heading', { name: `“${OTHER_DAY}” could not be loaded` }).waitFor();
    expect(await page.locator('.frames iframe').count()).toBe(0);
    expectOnlyFailures();
  });

  it('is no matter any more when something else was asked for meanwhile', async () => {
    const { passed, open } = gate();
    studio.project.write(`content/articles/${OTHER_DAY}/other.md`, article('Tugs are late', OTHER_DAY));
    await failAt(new RegExp(`/api/digests/${OTHER_DAY}$`), passed);
    await studio.open(`?digest=${DAY}`);
    await mailHas('Crane drivers walk out');
    await row('Tugs are late').click();
    await row('Crane drivers walk out').click();
    const answered = page.waitForResponse(new RegExp(`/api/digests/${OTHER_DAY}$`));
    open();
    await answered;
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await page.locator('#disconnected').isHidden()).toBe(true);
    await mailHas('Crane drivers walk out');
    expectOnlyFailures();
  });

  it('leaves the list, also if only what is beside it fails', async () => {
    await failAt(/\/since-last$/);
    const isTold = page.waitForEvent('pageerror');
    await studio.open(`?digest=${DAY}&beside=last`);
    await row('Crane drivers walk out').getByText('kB').waitFor();
    await page.locator('#disconnected').getByText('The studio failed at').waitFor();
    await isTold;
    await page.goto('about:blank');
    expectOnlyFailures();
  });
});

describe('one save after the other', () => {
  it('asks for the mail once at a time, and shows the last', async () => {
    await studio.open(`?digest=${DAY}`);
    await mailHas('Crane drivers walk out');
    let underWay = 0;
    let most = 0;
    await page.route(new RegExp(`/api/digests/${DAY}$`), async (route) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await route.continue();
    });
    page.on('requestfinished', (request) => {
      if (request.url().endsWith(`/api/digests/${DAY}`)) underWay -= 1;
    });
    for (let save = 1; save <= 20; save++) {
      studio.project.replace(ARTICLE, article(`Save number ${save}.`));
      await page.waitForTimeout(10);
    }
    await mailHas('Save number 20.');
    expect(most).toBe(1);
  });
});
