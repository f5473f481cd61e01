import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { Hono } from 'hono';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { KeptMessages } from '../../src/local/kept-messages.ts';
import { createStudio, type StudioParts } from '../../src/studio/create-studio.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { startStudio } from '../../src/studio/start-studio.ts';
import { createTemporaryProject, type TemporaryProject } from '../studio/temporary-project.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** A studio over a project of its own, and a page that is not led to it yet. */
export interface OpenStudio {
  readonly project: TemporaryProject;
  readonly desk: OpenDesk;
  readonly inbox: KeptMessages;
  /** Without a closing slash. */
  readonly url: string;
  readonly page: Page;
  /** What the page complained about. A test that causes complaints takes those out; `close` expects none. */
  readonly complaints: string[];
  /** Opens the page. @param query such as `?panel=links` */
  readonly open: (query?: string) => Promise<void>;
  /** The mail that is shown, never the one that is about to take its place. */
  readonly mail: () => FrameLocator;
  /** Asks the mail that is shown; in a string, since the types of this project know no browser. */
  readonly askMail: <T>(question: string) => Promise<T>;
  /** Puts the digest of 2025-06-10 into the inbox, made out to `<name>@example.org`. */
  readonly keepMessage: (name: string) => Promise<void>;
  readonly chooseTab: (name: string) => Promise<void>;
  /** What axe finds in the studio itself: the mail within its frame has tests of its own. */
  readonly violations: () => Promise<string[]>;
  /** Puts the files and the window back to what they were, for tests that share a studio. */
  readonly reset: () => Promise<void>;
  /** Ends the server, as Ctrl+C does, but not what it serves. */
  readonly stop: () => Promise<void>;
  /** Serves again where it did. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param withParts what this studio has beyond the desk and the inbox */
export async function openStudio(
  browser: Browser,
  withParts: (base: StudioParts) => StudioParts = (base) => base,
): Promise<OpenStudio> {
  const project = createTemporaryProject();
  const imagesFolder = join(project.root, 'content/images');
  cpSync('content/images', imagesFolder, { recursive: true });
  // Links of the mail lead to the server's port, which is known only once it listens.
  const studio = new Hono();
  let server = await startStudio({ app: studio, port: 0 });
  const { url } = server;
  const desk = openDesk({ root: project.root, templatesFolder: 'templates', siteUrl: url });
  const inbox = await KeptMessages.open(join(project.root, 'inbox'));
  studio.route('/', createStudio(withParts({ desk, inbox, imagesFolder })));
  const page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  return {
    ...{ project, desk, inbox, url, page, complaints },
    async open(query = '') {
      await page.goto(`${url}/studio/${query}`);
      // Attached: on a phone the mail takes its place.
      await page.locator('#connection.is-live').waitFor({ state: 'attached' });
    },
    mail: () => page.frameLocator('iframe:not(.is-coming)'),
    async askMail<T>(question: string) {
      const frame = await (await page.waitForSelector('iframe:not(.is-coming)')).contentFrame();
      return frame!.evaluate<T>(question);
    },
    async keepMessage(name) {
      const raw = (await desk.preview('2025-06-10'))?.shown?.message.raw ?? '';
      await inbox.keep(Buffer.from(raw.replace('sample.subscriber', name), 'latin1'), {
        messageId: `message-to-${name}`,
        time: '2025-06-10T16:30:00.000Z',
        from: 'daily@harbour.example',
        to: [`${name}@example.org`],
        tags: {},
      });
    },
    chooseTab: (name) => page.getByRole('tab', { name }).click(),
    violations: () => violationsOf(page),
    async reset() {
      await page.setViewportSize(DESKTOP);
      await page.emulateMedia({ colorScheme: 'light' });
      if (!project.isTouched) return;
      // Or it would ask for a digest that has just gone.
      await page.goto('about:blank');
      const isSeen = new Promise<void>((done) => {
        const end = desk.onChange(() => {
          end();
          done();
        });
      });
      project.reset();
      await isSeen;
    },
    stop: () => server.close(),
    async restart() {
      server = await startStudio({ app: studio, port: Number(new URL(url).port) });
    },
    async close() {
      await page.close();
      await server.close();
      desk.close();
      project.dispose();
      expect(complaints).toEqual([]);
    },
  };
}

/**
 * What axe finds in the studio's page.
 *
 * @param rules which to ask; by default all
 */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  // Of what passes it would describe every element, too, which takes most of the time.
  const options = { iframes: false, resultTypes: ['violations'], ...(rules ? { runOnly: [...rules] } : {}) };
  const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
