import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ARTICLE, DIGEST, article, digest } from '../studio/temporary-project.ts';
import { openBrowser } from '../support/browser.ts';
import { openStudio, PHONE, violationsOf, type OpenStudio } from './open-studio.ts';

jest.setTimeout(60_000);

const PICTURE = `:::image
url: https://harbour.example/images/night-harbour.png
alt: Cranes at night
credit: Harbour Daily
licence: Own work
width: 1200
height: 630
:::
`;

let browser: Browser;
let studio: OpenStudio;
let project: OpenStudio['project'];
let page: OpenStudio['page'];
let open: OpenStudio['open'];
let mail: OpenStudio['mail'];
let askMail: OpenStudio['askMail'];
let chooseTab: OpenStudio['chooseTab'];
let violations: OpenStudio['violations'];

beforeAll(async () => {
  browser = await openBrowser();
  studio = await openStudio(browser);
  ({ project, page, open, mail, askMail, chooseTab, violations } = studio);
});

afterEach(() => studio.reset());

afterAll(() => studio.close().finally(() => browser.close()));

describe('the preview', () => {
  it('shows a saved change without being loaded again, at the place that was being read', async () => {
    await open();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    await page.evaluate('window.loadedOnce = true');
    await page.evaluate('document.querySelector(".stage").scrollTo({ top: 120 })');

    project.replace(ARTICLE, article('Crane drivers walk back in'));
    await mail().getByRole('heading', { name: 'Crane drivers walk back in' }).waitFor();
    await page.locator('.row', { hasText: 'Crane drivers walk back in' }).waitFor();
    expect(await page.evaluate('window.loadedOnce')).toBe(true);
    expect(await page.evaluate('document.querySelector(".stage").scrollTop')).toBe(120);
  });

  it('keeps the last good mail under the errors of a broken save', async () => {
    await open();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    project.replace(ARTICLE, article('New words').replace('countries: [NL]', 'countries: [nl]'));
    const banner = page.getByRole('alert');
    await banner.getByText(`${ARTICLE}:4`).waitFor();
    expect(await banner.innerText()).toContain('Did you mean "NL"?');
    expect(await mail().getByRole('heading', { name: 'Crane drivers walk out' }).count()).toBe(1);
    expect(await page.locator('.finding').getAttribute('data-place')).toBe(`${ARTICLE}:4`);

    project.replace(ARTICLE, article('New words'));
    await mail().getByRole('heading', { name: 'New words' }).waitFor();
    expect(await banner.isVisible()).toBe(false);
  });

  it('says what stands in the way when nothing could be rendered yet, and shows the mail once it can', async () => {
    const other = 'content/articles/2025-06-12/other.md';
    const words = article('New words', '2025-06-12');
    project.write('content/digests/2025-06-12.md', '---\ndate: 2025-06-12\n---\n\n::article{id=other}\n');
    project.write(other, words.replace('title:', 'titel:'));
    await open('?digest=2025-06-12');
    await page.getByText('No mail to show yet').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(other);
    project.replace(other, words);
    await mail().getByRole('heading', { name: 'New words' }).waitFor();
  });

  it('lists a digest that was written after the page was opened', async () => {
    await open();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    project.write('content/articles/2025-06-12/other.md', article('Two days later', '2025-06-12'));
    await page.locator('.row', { hasText: 'Two days later' }).click();
    await mail().getByRole('heading', { name: 'Two days later' }).waitFor();
    expect(new URL(page.url()).searchParams.get('digest')).toBe('2025-06-12');
    await page.goBack();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
  });

  it('shows the mail at each width, and keeps the choice in the address', async () => {
    await open();
    for (const width of ['320', '375', '600']) {
      await page.getByText(width, { exact: true }).click();
      expect(await askMail('document.documentElement.clientWidth')).toBe(Number(width));
    }
    await page.getByText('320', { exact: true }).click();
    await page.reload();
    expect(await askMail('document.documentElement.clientWidth')).toBe(320);
  });

  it('shows the mail light or dark whatever the machine prefers', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open();
    const background = () => askMail<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByText('Dark', { exact: true }).click();
    await page.locator('.frames.is-dark').waitFor();
    const dark = await background();
    const brightness = (colour: string) => Number(/\d+/.exec(colour)?.[0]);
    expect(brightness(light)).toBeGreaterThan(200);
    expect(brightness(dark)).toBeLessThan(60);
  });

  it('shows the pictures of the content folder, or their words in their place', async () => {
    project.write(DIGEST, `${digest()}\n${PICTURE}`);
    await open();
    await mail().locator('img').waitFor();
    const picture = 'document.querySelector("img[alt^=Cranes]")';
    expect(await askMail(`${picture}.decode().then(() => ${picture}.naturalWidth)`)).toBe(1200);
    await page.getByText('No pictures').click();
    await mail().locator('img[src="data:,"]').waitFor();
    expect(await askMail(`${picture}.naturalWidth`)).toBe(0);
  });

  it('shows a link of the list where it stands in the mail', async () => {
    // The text part has other links: the list is of the HTML part, and leads to it.
    await open('?panel=links&part=text');
    await mail().locator('pre').waitFor();
    await page.locator('.links button').last().click();
    await mail().locator('a:focus').waitFor();
    expect(await page.evaluate<number>('document.querySelector(".stage").scrollTop')).toBeGreaterThan(100);
  });

  it('stays within the mail when a link leads to another place in it', async () => {
    project.write(DIGEST, `${digest()}\n::contents\n`);
    await open();
    await mail().locator('a[href="#quay-strike"]').click();
    expect(await mail().getByRole('heading', { name: 'Crane drivers walk out' }).count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('takes the mail apart', async () => {
    await open();
    await chooseTab('Headers');
    await page.locator('.headers dt', { hasText: 'List-Unsubscribe-Post' }).waitFor();
    await chooseTab('Text');
    expect(await page.locator('.panel pre').innerText()).toContain('The night shift stayed at the gate.');
    await chooseTab('HTML');
    expect(await page.locator('.panel pre').innerText()).toContain('<!doctype html>');
    await chooseTab('Raw');
    expect(await page.locator('.panel pre').innerText()).toContain('MIME-Version: 1.0');
    await chooseTab('Links');
    await page.locator('.links a[href="https://www.portofrotterdam.com/en"]').waitFor();
    await chooseTab('Size');
    await page.getByText('HTML part, encoded').waitFor();
    await chooseTab('Inbox row');
    expect(await page.locator('.inbox-row').last().innerText()).toContain('NL Crane drivers walk out');
  });

  it('runs no script of a mail and sends no request for it', async () => {
    const hostile = await openStudio(browser);
    const { page, open, mail } = hostile;
    const answers: string[] = [];
    page.on('response', (response) => answers.push(response.url()));
    await hostile.inbox.keep(
      Buffer.from(
        `From: x@example.org\r\nTo: y@example.org\r\nSubject: Hostile\r\nContent-Type: text/html\r\n\r\n` +
          `<img src="https://tracker.example/1.png" onerror="top.hacked = 1"><script>top.hacked = 2</script>` +
          `<a id="top" href="javascript:void(top.hacked = 3)">click</a><form action="https://tracker.example/"><button>go</button></form>`,
      ),
      { messageId: 'hostile', time: '2025-06-10T16:30:00.000Z', from: '', to: [], tags: {} },
    );
    await open('?tab=inbox&message=hostile');
    await mail().getByRole('button', { name: 'go' }).click();
    await mail().getByText('click').click();
    expect(await page.evaluate("'hacked' in window")).toBe(false);
    expect(answers.filter((url) => !url.startsWith(hostile.url) && !url.startsWith('about:'))).toEqual([]);
    await page.getByText('1 picture from other sites not loaded.').waitFor();
    const others = hostile.complaints.filter((text) => !/\bblocked\b/i.test(text));
    hostile.complaints.splice(0, Infinity, ...others);
    await hostile.close();
  });
});

describe('the mail as a page of its own', () => {
  it('shows its pictures, and follows links within it', async () => {
    project.write(DIGEST, `${digest()}\n${PICTURE}\n::contents\n`);
    await open();
    await mail().locator('img').waitFor();
    await page.goto(`${studio.url}/issues/2025-06-10`);
    const picture = 'document.querySelector("img[alt^=Cranes]")';
    expect(await page.evaluate(`${picture}.decode().then(() => ${picture}.naturalWidth)`)).toBe(1200);
    await page.locator('a[href="#quay-strike"]').click();
    expect(new URL(page.url()).hash).toBe('#quay-strike');
  });
});

describe('the inbox', () => {
  it('shows a message as it arrives, and all that it is made of', async () => {
    await open('?tab=inbox');
    await studio.keepMessage('ada');
    await page.locator('.row', { hasText: 'ada@example.org' }).waitFor();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    expect(await page.locator('.facts').innerText()).toBe(
      'Harbour Daily <daily@harbour.example> to ada@example.org',
    );
    for (const [tab, words] of [
      ['Text', 'The night shift stayed at the gate.'],
      ['HTML', '<!doctype html>'],
      ['Raw', 'To: ada@example.org'],
    ] as const) {
      await chooseTab(tab);
      expect(await page.locator('.panel pre').innerText()).toContain(words);
    }
    await chooseTab('Headers');
    await page.locator('.headers dd', { hasText: 'ada@example.org' }).waitFor();
    await page.getByRole('button', { name: 'Save or copy' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download .eml' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('message-to-ada.eml');
  });

  it('shows the text of a message that has nothing else', async () => {
    await studio.inbox.keep(
      Buffer.from('Subject: Sent\r\nContent-Type: text/plain\r\n\r\nAll 3 messages.\r\n'),
      {
        ...{ messageId: 'report', time: '2025-06-10T16:30:00.000Z', from: '', to: [], tags: {} },
      },
    );
    await open('?tab=inbox&message=report');
    await mail().getByText('All 3 messages.').waitFor();
    expect(await page.getByRole('radio', { name: 'Text part' }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'HTML', exact: true }).isDisabled()).toBe(true);
  });

  it('stays on the open message when another arrives', async () => {
    await studio.keepMessage('lin');
    await open('?tab=inbox&message=message-to-lin');
    await studio.keepMessage('grace');
    await page.locator('.row', { hasText: 'grace@example.org' }).waitFor();
    expect(await page.locator('.row[aria-current]').innerText()).toContain('lin@example.org');
  });
});

describe('the keyboard', () => {
  it('reaches the lists, the views and the panels', async () => {
    project.write('content/articles/2025-06-12/other.md', article('Two days later', '2025-06-12'));
    await open();
    await mail().getByRole('heading', { name: 'Two days later' }).waitFor();
    await page.keyboard.press('j');
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    for (const key of ['1', 'd', 'p', ']']) await page.keyboard.press(key);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      digest: '2025-06-10',
      width: '320',
      appearance: 'dark',
      pictures: 'off',
      panel: 'checked',
    });
    await page.keyboard.press('i');
    expect(new URL(page.url()).searchParams.get('tab')).toBe('inbox');
  });

  it('is explained, and can be left to other uses', async () => {
    await open();
    await page.keyboard.press('?');
    await page.getByLabel('Use these keys').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('1');
    expect(new URL(page.url()).searchParams.has('width')).toBe(false);
    await page.evaluate('localStorage.clear()');
  });

  it('goes from panel to panel with the arrows', async () => {
    await open();
    await page.getByRole('tab', { name: 'Findings' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Checked' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[role=tab]:focus').innerText()).toBe('Size');
  });
});

describe('a narrow window', () => {
  it('shows the list first, then what was opened from it, and leads back', async () => {
    await page.setViewportSize(PHONE);
    await open();
    expect(await page.locator('.viewer').isVisible()).toBe(false);
    await page.locator('.row').click();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    expect(await page.locator('.rail').isVisible()).toBe(false);
    await page.getByRole('button', { name: '← All' }).click();
    await page.locator('.row').waitFor();
  });
});

describe('accessibility', () => {
  /** Of the schemes only the colours differ. */
  async function expectNone(where: string): Promise<void> {
    const inLight = await violations();
    await page.emulateMedia({ colorScheme: 'dark' });
    const inDark = await violationsOf(page, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
    expect({ where, inLight, inDark }).toEqual({ where, inLight: [], inDark: [] });
  }

  it('has no violation that axe finds, in light and in dark', async () => {
    await studio.keepMessage('joan');
    await open();
    await mail().getByRole('heading', { name: 'Crane drivers walk out' }).waitFor();
    // Of the panels that show a source one will do; the other files have theirs.
    for (const panel of ['Findings', 'Inbox row', 'HTML', 'Headers', 'Links', 'Size']) {
      await chooseTab(panel);
      await page.getByRole('tab', { name: panel, selected: true }).waitFor();
      await expectNone(panel);
    }
    await page.keyboard.press('i');
    await page.locator('.row', { hasText: 'joan@example.org' }).waitFor();
    await expectNone('inbox');

    await page.keyboard.press('e');
    project.replace(ARTICLE, article('New words').replace('countries: [NL]', 'countries: [nl]'));
    await page.getByRole('alert').getByText(ARTICLE).waitFor();
    await page.keyboard.press('?');
    await expectNone('help');
    await page.keyboard.press('Escape');
    await page.setViewportSize(PHONE);
    await expectNone('an error on a phone');
    await page.getByRole('button', { name: '← All' }).click();
    await expectNone('the list on a phone');
  });
});
