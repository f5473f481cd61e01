import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { MailInput } from '../../src/email/mail-input.ts';
import {
  SITE,
  anArabicNewsletter,
  sampleDigest,
  sampleInput,
  sampleNewsletter,
  theRenderer,
} from '../email/sample-mails.ts';
import { findViolations, LOOKS, openBrowser, openMail, takeLook } from '../support/browser.ts';

// Needs a Chromium: "npm run test:browser" runs it, with CHROMIUM=path for another than /usr/bin/chromium.
const MAILS: Record<string, () => Promise<MailInput>> = {
  'the sample': () => sampleInput('2025-06-10'),
  'every block': () => sampleInput('every-block'),
  'a day of forty stories': () => sampleInput('2025-06-12'),
  'a right-to-left newsletter': async () => ({
    kind: 'digest',
    digest: await sampleDigest('every-block'),
    newsletter: anArabicNewsletter(),
    siteUrl: SITE,
  }),
  'a confirmation': async () => ({
    kind: 'confirmation',
    newsletter: await sampleNewsletter(),
    siteUrl: SITE,
    validHours: 72,
    canReply: true,
  }),
  'a note to somebody who is subscribed already': async () => ({
    kind: 'already-subscribed',
    newsletter: await sampleNewsletter(),
    siteUrl: SITE,
  }),
  'a welcome': async () => ({ kind: 'welcome', newsletter: await sampleNewsletter(), siteUrl: SITE }),
};

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(Object.keys(MAILS))('%s', (name) => {
  let page: Page;

  beforeAll(async () => {
    const { html } = await (await theRenderer()).render(await MAILS[name]!());
    page = await openMail(browser, html);
  });
  afterAll(() => page.close());

  it.each(LOOKS)(
    'does not scroll sideways, and has no accessibility violation, at $width px, $scheme',
    async (look) => {
      await takeLook(page, look);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
      expect(await findViolations(page)).toEqual([]);
    },
  );
});
