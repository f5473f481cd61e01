import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';

/** What Chromium and its kin are called, by their packages and by their makers; the first that is there is taken. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Where macOS and Windows install them, which is on nobody's PATH. */
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** There is no browser to look with, or none that starts. The message says what to do. */
export class NoChromiumError extends Error {
  override readonly name = 'NoChromiumError';
  readonly code = 'no-chromium';
}

/**
 * Lets somebody work with a browser of this machine, and closes it when they are done. None is ever downloaded.
 *
 * @throws NoChromiumError
 */
export async function withChromium<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await openChromium();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Starts the Chromium of this machine, for the caller to close.
 *
 * @throws NoChromiumError
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) throw new NoChromiumError(whyNone(process.env.CHROMIUM));
  // The driver is large, and most who run a studio never ask for a browser.
  const { chromium } = await import('playwright-core');
  try {
    // As root, as in most containers, it does not start with its sandbox; what it opens are our own mails, offline.
    return await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  } catch (error) {
    throw new NoChromiumError(
      `${executablePath} does not start. Name another Chromium with CHROMIUM=/path/to/it.`,
      { cause: error },
    );
  }
}

/** The Chromium, Chrome or Edge to use: the one that CHROMIUM names, or one where they are installed. */
export function findChromium({
  CHROMIUM,
  PATH = '',
}: Readonly<Record<string, string | undefined>>): string | undefined {
  if (CHROMIUM) return isProgram(CHROMIUM) ? CHROMIUM : undefined;
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, ...PLACES].find(isProgram);
}

const HOW =
  'Install Chromium, Chrome or Edge (on Debian "apt-get install chromium"), or name one with CHROMIUM=/path/to/it.';

function whyNone(named: string | undefined): string {
  return named
    ? `CHROMIUM says ${named}, where no program is. Correct it. ${HOW}`
    : `There is no Chromium on this machine. ${HOW}`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
