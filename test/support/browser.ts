import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../src/studio/open-chromium.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** The widths and schemes that a mail must be fit to be read in. */
export const LOOKS: readonly Look[] = [
  { width: 600, scheme: 'light' },
  { width: 375, scheme: 'light' },
  { width: 320, scheme: 'light' },
  { width: 600, scheme: 'dark' },
];

/** The browser that the product uses, too. */
export const openBrowser = openChromium;

/** Shows HTML as a mail client would, with its pictures off: nothing is fetched. */
export async function openMail(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**/*', (route) => route.abort());
  await page.setContent(html);
  return page;
}

export async function takeLook(page: Page, { width, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme });
}

export interface Violation {
  readonly rule: string;
  readonly where: readonly string[];
}

/** A mail is a part of the client's page, which has the landmarks. */
const LANDMARK_RULES = ['region', 'landmark-one-main', 'landmark-unique', 'landmark-no-duplicate-main'];

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds, with every rule on that is not about landmarks. */
export async function findViolations(page: Page): Promise<Violation[]> {
  // It is large, and faster from its second run on.
  if (await page.evaluate("!('axe' in window)")) await page.addScriptTag({ path: AXE });
  const off = Object.fromEntries(LANDMARK_RULES.map((id) => [id, { enabled: false }]));
  const violations = await page.evaluate(
    (rules) =>
      (
        globalThis as unknown as {
          axe: { run: (options: object) => Promise<{ violations: AxeResult[] }> };
        }
      ).axe
        // Of what passes it would describe every element, too, which takes most of the time.
        .run({ rules, resultTypes: ['violations'] })
        .then((result) => result.violations),
    { ...off, 'target-size': { enabled: true } },
  );
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`),
  }));
}
