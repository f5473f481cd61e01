import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { launchWaybill, runWaybill } from './run-waybill.ts';

const FIXTURES = resolve('test/fixtures/intake');
const FOLDERS: string[] = [];

function aProject(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-check-'));
  FOLDERS.push(folder);
  cpSync('test/fixtures/right-to-left', folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const waybill = (folder: string, args: readonly string[]) => runWaybill(args, { folder });

const MIXED = '---\ntitle: A gate\ndate: 2025-06-10\n---\n\nIt’s one - two – three.\n';
const FIXED = MIXED.replace(' - ', ' – ');
const FILE = 'content/articles/mixed.md';
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

afterAll(() => {
  for (const folder of FOLDERS) rmSync(folder, { recursive: true, force: true });
});

describe('waybill check --fix', () => {
  it('says what it would do, and does nothing, on a dry run', async () => {
    const folder = aProject({ [FILE]: MIXED });
    const { stdout } = await waybill(folder, ['check', '--fix', '--dry-run', FILE]);
    expect(stdout).toContain(
      `would fix ${FILE}:6 mixed-dashes: “It’s one - two – three.” → “It’s one – two – three.”\n`,
    );
    expect(read(folder, FILE)).toBe(MIXED);
  });

  it('puts the file right, keeps its permissions, leaves nothing beside it, and reports on what is left', async () => {
    const folder = aProject({ [FILE]: MIXED });
    chmodSync(join(folder, FILE), 0o640);
    const { status, stdout } = await waybill(folder, ['check', '--fix', FILE]);
    expect([status, read(folder, FILE)]).toEqual([0, FIXED]);
    expect(stdout).not.toContain('[mixed-dashes]');
    expect(statSync(join(folder, FILE)).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'content/articles'))).toEqual(['london-talks.md', 'mixed.md']);
  });

  it('keeps the report for machines apart from what it says', async () => {
    const folder = aProject({ [FILE]: MIXED });
    const { stdout, stderr } = await waybill(folder, ['check', '--fix', '--json']);
    expect(JSON.parse(stdout)).toHaveProperty('findings');
    expect(stderr).toMatch(/^fixed /m);
  });
});

describe('waybill check --out', () => {
  it('writes the report there and the count here; exit code 1 is for errors only', async () => {
    const folder = aProject({ [FILE]: MIXED });
    const { status, stdout } = await waybill(folder, ['check', '--sarif', '--out', 'report.sarif', FILE]);
    expect([status, stdout]).toEqual([0, '1 hint. The report is in report.sarif.\n']);
    expect(JSON.parse(read(folder, 'report.sarif'))).toMatchObject({ version: '2.1.0' });
  });

  it.each([
    [['--json', '--sarif'], /cannot be used with/],
    [['--dry-run'], /--dry-run goes with --fix/],
    [['--out', 'nowhere/x'], /Cannot write nowhere\/x: ENOENT/],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await waybill(aProject(), ['check', ...args]);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('waybill source add', () => {
  it('writes a source that can be cited, and says what it left out', async () => {
    const folder = aProject();
    const { status, stdout } = await waybill(folder, [
      'source',
      'add',
      join(FIXTURES, 'news-page.html'),
      '--id',
      'locks',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +33 {2}advertisement +Barges for sale\. Ask for Piet\.$/m);
    expect(stdout).toMatch(/Made content\/sources\/locks\.md: The Estuary Ledger, .*Cite it as "locks"\.\n$/);
    expect((await waybill(folder, ['check', 'content/sources'])).status).toBe(0);
  });

  it('reads what is piped in', async () => {
    const { status, stdout } = await launchWaybill(['source', 'add', '-', '--outlet', 'Anselme Matin'], {
      folder: aProject(),
      input: readFileSync(join(FIXTURES, 'pasted.txt')),
    });
    expect(stdout).toContain('"06/10/2025 5:05" may be 2025-10-06 or 2025-06-10');
    expect(status).toBe(0);
  });

  it('never writes over a source', async () => {
    const folder = aProject({ 'typed.txt': 'A title\nText.' });
    const add = (...args: string[]) =>
      waybill(folder, ['source', 'add', 'typed.txt', '--outlet', 'Wire', ...args]);
    expect((await add()).status).toBe(0);
    const again = await add('--headline', 'A title?', '--url', 'https://wire.example/');
    expect([again.status, read(folder, 'content/sources/a-title.md')]).toEqual([
      2,
      '---\nid: a-title\noutlet: Wire\nheadline: A title\n# "published" is missing: there is no date at the top. Say it with --published.\n---\nText.\n',
    ]);
    expect(again.stderr).toMatch(/has the id "a-title" already, and was left as it is/);
  });

  it.each([
    ['a PDF itself', '%PDF-1.7', [], /is a PDF\. Take its text/],
    ['a text that nothing names an outlet of', 'A title\nText.', [], /Give the outlet with --outlet/],
    ['a zone that is none', 'A title\nText.', ['--zone', 'London'], /"London" is not a time zone/],
    ['nothing', ' \n', [], /is empty/],
  ])('refuses %s with a remedy', async (_name, text, args, message) => {
    const { status, stderr } = await waybill(aProject({ 'typed.txt': text }), [
      'source',
      'add',
      'typed.txt',
      ...args,
    ]);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it('writes no file that could not be read afterwards, nor one outside of the sources', async () => {
    const folder = aProject({ 'typed.txt': 'A title\nText.' });
    const add = (...args: string[]) =>
      waybill(folder, ['source', 'add', 'typed.txt', '--outlet', 'Wire', ...args]);
    const { status, stdout } = await add('--published', '2025-06-10');
    expect(stdout).toContain('Nothing was written');
    expect([status, (await add('--id', '../../escape')).status]).toEqual([1, 1]);
    expect(readdirSync(join(folder, 'content/sources'))).toEqual(['london-wire.md']);
  });
});

describe('waybill check of some files', () => {
  const LONG = 'A headline that goes on and on '.repeat(5).trim();
  const anArticle = (day: string) => `---\ntitle: ${LONG}\ndate: ${day}\n---\n\nOne thing happened.\n`;

  it('says of the mails that are composed of them what is wrong, and of no others', async () => {
    const folder = aProject({
      'content/articles/first.md': anArticle('2025-07-01'),
      'content/articles/second.md': anArticle('2025-07-02'),
    });
    const { stdout } = await waybill(folder, ['check', 'content/articles/first.md']);
    expect(stdout).toMatch(/^2025-07-01\n.*\[subject-length\]/m);
    expect(stdout).not.toContain('2025-07-02');
    expect((await waybill(folder, ['check'])).stdout).toMatch(/^2025-07-02\n.*\[subject-length\]/m);
  });
});

describe('waybill check --browser', () => {
  it('says that there is no browser where there is none, and what to do', async () => {
    const { status, stderr } = await runWaybill(['check', '--browser'], {
      folder: aProject(),
      env: { CHROMIUM: '/nowhere/chromium' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('Install Chromium');
  });
});
