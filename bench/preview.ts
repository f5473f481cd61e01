import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { mailInputOf } from '../src/studio/mail-input-of.ts';
import { openDesk } from '../src/studio/open-desk.ts';
import type { Proof } from '../src/studio/proof.ts';
import { openBrowser } from '../test/support/browser.ts';
import { median } from './measure.ts';
import { timeMjmlWatch } from './mjml-watch.ts';
import { FIRST_WORDS, type PreviewTool } from './preview-tool.ts';
import { createReactEmailProject } from './react-email-project.ts';
import { createWaybillProject } from './waybill-project.ts';

const STARTS = 5;
const SAVES = 21;
const LIMIT_MILLIS = 150;
const MOST_MILLIS = 60_000;

/**
 * What somebody waits for who writes a mail: the first page after the command, and the new mail after a save. Beside
 * react-email's server, where it can be installed, and MJML's watch mode, with the sample's words in each.
 */
export async function benchPreview(): Promise<void> {
  const proof = await proofOfSample();
  const mjml = proof.renderer.mjml(proof.renderer.view(mailInputOf(proof)));
  const root = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  const folder = (name: string) => mkdtempSync(join(root, `${name}-`));
  const browser = await openBrowser();
  try {
    const waybill = createWaybillProject(folder('waybill'), await freePort());
    const ours = await timeTool(browser, waybill);
    const peer = await installPeer(folder('react-email'), proof.composed.rendered.text);
    const theirs = typeof peer === 'string' ? peer : await timeTool(browser, peer);
    const mjmlMillis = await timeMjmlWatch(folder('mjml'), mjml, SAVES);

    console.log(`\nFrom the command to the mail in the browser, ${STARTS} starts`);
    printRow(waybill.name, ours.starts, ours.starts);
    if (typeof theirs !== 'string') printRow('react-email dev', theirs.starts, ours.starts);
    console.log(`\nFrom a save to the new mail in the browser, ${SAVES} saves`);
    printRow(waybill.name, ours.saves, ours.saves);
    if (typeof theirs !== 'string') printRow('react-email dev', theirs.saves, ours.saves);
    printRow('mjml --watch, to the file', mjmlMillis, ours.saves);
    console.log(`  ${(median(ours.saves) / LIMIT_MILLIS).toFixed(2)} × the limit of ${LIMIT_MILLIS} ms`);
    if (typeof theirs === 'string') console.log(`  react-email dev: left out, ${theirs}`);
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function proofOfSample(): Promise<Proof> {
  const desk = openDesk({ root: '.', templatesFolder: 'templates', siteUrl: 'http://127.0.0.1:4600' });
  try {
    const proof = await desk.proof('2025-06-10');
    if (!proof) throw new Error('The sample cannot be rendered.');
    return proof;
  } finally {
    desk.close();
  }
}

async function installPeer(folder: string, text: string): Promise<PreviewTool | string> {
  try {
    return createReactEmailProject(folder, await freePort(), text);
  } catch (error) {
    return `since it cannot be installed here (${String(error).split('\n')[0]})`;
  }
}

interface ToolTimes {
  /** Milliseconds, one for each start. */
  readonly starts: readonly number[];
  /** Milliseconds, one for each save. */
  readonly saves: readonly number[];
}

async function timeTool(browser: Browser, tool: PreviewTool): Promise<ToolTimes> {
  const starts: number[] = [];
  // The first start of a tool fills its caches; a day of writing has the others.
  for (let start = 0; start < STARTS; start++) {
    const { millis, stop } = await startTool(browser, tool);
    starts.push(millis);
    await stop();
  }
  const { page, stop } = await startTool(browser, tool);
  const saves: number[] = [];
  for (let save = 0; save <= SAVES; save++) {
    const word = `Savemark${save}`;
    const seen = awaitWord(page, word);
    const begin = performance.now();
    tool.save(word);
    await seen;
    // The first save warms up the compilers of both.
    if (save > 0) saves.push(performance.now() - begin);
  }
  tool.save(FIRST_WORDS.split(' ')[0] ?? '');
  await stop();
  return { starts, saves };
}

async function startTool(browser: Browser, tool: PreviewTool) {
  const [program, ...args] = tool.command;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const begin = performance.now();
  // A group of its own, since servers start processes of their own.
  const server = spawn(program, args, { cwd: tool.folder, stdio: 'ignore', detached: true });
  // A browser that tries again and again would take from the server what it needs to start.
  while (!(await fetch(tool.page).catch(() => undefined))?.ok) {
    if (performance.now() - begin > MOST_MILLIS) throw new Error(`${tool.name} does not answer.`);
    await sleep(20);
  }
  await page.goto(tool.page);
  await awaitWord(page, FIRST_WORDS);
  const millis = performance.now() - begin;
  return {
    page,
    millis,
    stop: async () => {
      await page.close();
      await stopGroup(server);
    },
  };
}

async function stopGroup(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
  await ended;
}

// Looks once a frame, as an eye would.
async function awaitWord(page: Page, word: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...(globalThis as unknown as MailFrames).document.querySelectorAll('iframe')].some((frame) =>
        frame.contentDocument?.body?.textContent?.includes(wanted),
      ),
    word,
    { polling: 'raf', timeout: MOST_MILLIS },
  );
}

/** What is used of the page's globals; the DOM's own types are not part of this program. */
interface MailFrames {
  readonly document: {
    querySelectorAll(selector: 'iframe'): Iterable<{
      readonly contentDocument?: { readonly body?: { readonly textContent?: string } | null } | null;
    }>;
  };
}

function printRow(name: string, millis: readonly number[], reference: readonly number[]): void {
  const [middle, slowest] = [median(millis), Math.max(...millis)];
  console.log(
    `  ${name.padEnd(28)} median ${middle.toFixed(0).padStart(6)} ms, slowest ${slowest.toFixed(0).padStart(6)} ms   ${(middle / median(reference)).toFixed(2)} × waybill preview`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
