import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectNotices } from '../src/studio/collect-notices.ts';
import { openDesk, type OpenDesk } from '../src/studio/open-desk.ts';
import { median } from './measure.ts';

const DAY = '2025-06-10';
const ARTICLE = `content/articles/${DAY}/london-talks.md`;
const SOURCE = 'talks-day-two';
const DAYS = 100;
const ARTICLES_A_DAY = 5;
const SAVES = 21;

/**
 * What a save costs, from the notice of the disk to the data of the page, in a newsletter that keeps what it has sent:
 * the sample alone, and the sample beside a hundred days of long articles with a source each. And how long it takes at
 * first until the newest digest can be shown, and until everything is checked.
 */
export async function benchArchive(): Promise<void> {
  const alone = await timeDesk(0);
  const withArchive = await timeDesk(DAYS);
  console.log(`\nA save beside ${DAYS * ARTICLES_A_DAY} articles that were sent before, median of ${SAVES}`);
  for (const [name, { shown, checked, saves }] of [
    ['the sample alone', alone],
    ['with the archive', withArchive],
  ] as const) {
    const [millis, reference] = [median(saves), median(alone.saves)];
    console.log(
      `  ${name.padEnd(28)} ${millis.toFixed(0).padStart(6)} ms, ${(millis / reference).toFixed(2)} ×; at first shown after ${seconds(shown)}, all checked after ${seconds(checked)}`,
    );
  }
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(1)} s`;
}

/** Milliseconds. */
interface DeskTimes {
  readonly shown: number;
  readonly checked: number;
  readonly saves: readonly number[];
}

async function timeDesk(days: number): Promise<DeskTimes> {
  const root = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  for (const name of ['content', 'newsletter.yaml']) cpSync(name, join(root, name), { recursive: true });
  writeArchive(root, days);
  const desk = openDesk({ root, templatesFolder: 'templates', siteUrl: 'http://127.0.0.1:4600' });
  try {
    const begin = performance.now();
    await desk.preview(DAY);
    const shown = performance.now() - begin;
    while ((await desk.list()).rows.some(({ isBeingChecked }) => isBeingChecked)) await nextNotice(desk);
    const checked = performance.now() - begin;
    const article = readFileSync(join(root, ARTICLE), 'utf8');
    const saves: number[] = [];
    for (let save = 0; save < SAVES; save++) {
      const isNoticed = nextNotice(desk);
      writeFileSync(join(root, ARTICLE), `${article}\nAnd so it went on, ${save} times.\n`);
      await isNoticed;
      const start = performance.now();
      await desk.preview(DAY);
      saves.push(performance.now() - start);
    }
    return { shown, checked, saves };
  } finally {
    desk.close();
    rmSync(root, { recursive: true });
  }
}

/** When the page is told of a save, which is several changes. */
function nextNotice(desk: OpenDesk): Promise<void> {
  return new Promise((resolve) => {
    const changes = collectNotices(() => {
      end();
      resolve();
    });
    const end = desk.onChange(() => changes.add());
  });
}

function writeArchive(root: string, days: number): void {
  const article = readFileSync(ARTICLE, 'utf8');
  const source = readFileSync(`content/sources/${SOURCE}.md`, 'utf8');
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.UTC(2024, 5, 1 + day)).toISOString().slice(0, DAY.length);
    const folder = join(root, 'content/articles', date);
    mkdirSync(folder, { recursive: true });
    for (let number = 0; number < ARTICLES_A_DAY; number++) {
      const id = `archived-${date}-${number}`;
      // What is read of a paragraph is remembered: no two articles have the same.
      const word = `the${spell(day * ARTICLES_A_DAY + number)}`;
      const own = article
        .replaceAll(DAY, date)
        .replaceAll(SOURCE, id)
        .replace(/^title: .*$/m, `title: 'What ${date} brought, part ${number}'`)
        .replace(/^url: .*\n/m, '')
        .replace(/^---\n/, `---\nid: ${id}\n`)
        .replace(THE, word);
      writeFileSync(join(folder, `${id}.md`), own);
      const itsSource = source.replace(/^id: .*$/m, `id: ${id}`).replace(THE, word);
      writeFileSync(join(root, 'content/sources', `${id}.md`), itsSource);
    }
  }
}

const THE = /\bthe\b/g;

/** A number in letters, so that it is no number to the checks. */
function spell(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
