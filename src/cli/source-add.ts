import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { Command } from 'commander';
import pc from 'picocolors';
import { intakeSource, type Intake, type IntakeOptions } from '../check/intake-source.ts';
import { parseIntakeRules } from '../check/intake-rules.ts';
import { writeSourceFile } from '../check/write-source-file.ts';
import { formatFinding } from '../digest/finding.ts';
import { parseSource } from '../digest/parse-source.ts';
import { TimeZone } from '../digest/time-zone.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { loadProject, TEMPLATES_FOLDER } from './load-project.ts';

interface Options extends IntakeOptions {
  readonly id?: string;
}

export function addSourceAdd(program: Command): void {
  program
    .command('source')
    .description('the texts that articles cite as evidence')
    .command('add')
    .description('take a saved page, a pasted text or the text of a PDF in as a source')
    .argument('<file>', 'an .html or .txt file; - reads what is piped in')
    .option('--id <id>', 'by default made from the headline')
    .option('--headline <text>', 'where the file does not give it, or gives it wrong')
    .option('--outlet <name>', 'who published it')
    .option('--url <address>', 'where it can be read')
    .option('--published <moment>', 'such as 2025-06-10T11:44+02:00')
    .option('--updated <moment>', 'such as 2025-06-10T17:05+02:00')
    .option('--zone <zone>', 'of times that stand in it without one, such as Europe/London')
    .addHelpText(
      'after',
      '\nWrites content/sources/<id>.md, never over one that is there. Every line that is left out is printed with its rule;' +
        '\nthe rules are in templates/intake.yaml. A date that can be read in two ways is left out, and said.' +
        '\nOf a PDF, take the text first: pdftotext story.pdf - | npx waybill source add - --outlet "…"',
    )
    .action(async (file: string, { id: givenId, ...options }: Options) => {
      if (options.zone !== undefined) assertZone(options.zone);
      const rules = parseIntakeRules(await readFile(join(TEMPLATES_FOLDER, 'intake.yaml'), 'utf8'));
      const intake = intakeSource(await readTyped(file), rules, options);
      for (const line of accountLines(intake)) console.log(line);
      const id = givenId ?? idFrom(complete(intake).headline);
      await assertFree(id);
      process.exitCode = await save(`content/sources/${id}.md`, writeSourceFile(id, intake));
    });
}

function assertZone(zone: string): void {
  const read = TimeZone.safeParse(zone);
  if (!read.success) throw new UsageError(read.error.issues[0]?.message ?? `"${zone}" is not a time zone.`);
}

async function readTyped(file: string): Promise<string> {
  const typed = file === '-' ? await readStream(process.stdin) : await readNamed(file);
  if (typed.startsWith('%PDF'))
    throw new UsageError(
      `${file} is a PDF. Take its text, and that in: pdftotext "${file}" - | npx waybill source add -`,
    );
  if (typed.includes('\ufffd'))
    throw new UsageError(`${file} is not UTF-8 text. Save it again with the encoding UTF-8.`);
  if (typed.trim() === '') throw new UsageError(`${file} is empty.`);
  return typed.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** All that is not in the file in the words and lines that were given. */
function accountLines({ dropped, joined, doubts }: Intake): string[] {
  const width = Math.max(0, ...dropped.map(({ rule }) => rule.length));
  const row = (line: number, label: string, text: string) =>
    `  ${String(line).padStart(5)}  ${label.padEnd(width)}  ${text}`;
  return [
    ...(dropped.length > 0 ? [pc.bold('Left out, by line and rule:')] : []),
    ...dropped.map(({ line, rule, text }) => row(line, rule, text)),
    ...(joined.length > 0 ? [pc.bold('Joined; compare these with the original:')] : []),
    ...joined.map(({ line, how, seam }) => row(line, how, `… ${seam} …`)),
    ...(doubts.length > 0 ? [pc.bold('Not guessed:')] : []),
    ...doubts.map((doubt) => `  ${pc.yellow(doubt)}`),
  ];
}

function complete(intake: Intake): { readonly headline: string } {
  const { headline, outlet, paragraphs } = intake;
  if (paragraphs.length === 0) throw new UsageError('No line of text is left, so nothing was written.');
  if (headline === undefined)
    throw new UsageError(
      'The headline is not to be told from the rest. Give it with --headline. Nothing was written.',
    );
  if (outlet === undefined)
    throw new UsageError(
      'Nothing says who published it. Give the outlet with --outlet. Nothing was written.',
    );
  return { headline };
}

const LONGEST_ID = 60;

function idFrom(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const id = (words ?? []).reduce((all, word) => {
    const longer = all === '' ? word : `${all}-${word}`;
    return longer.length <= LONGEST_ID ? longer : all;
  }, '');
  if (id !== '') return id;
  throw new UsageError('No id can be made from this headline. Give one with --id, such as london-talks.');
}

async function assertFree(id: string): Promise<void> {
  const { content, files } = await loadProject();
  const taken =
    content.sources.find(({ value }) => value.id === id)?.file ??
    files.find((file) =>
      new RegExp(`(?:^|/)sources/(?:.*/)?${id.replace(/[^a-z0-9-]/g, '.')}\\.\\w+$`).test(file),
    );
  if (taken !== undefined)
    throw new UsageError(
      `${taken} has the id "${id}" already, and was left as it is. Choose another one with --id.`,
    );
}

async function save(path: string, text: string): Promise<number> {
  const read = parseSource({ path, bytes: Buffer.from(text) });
  if (!read.ok) {
    for (const finding of read.findings) console.log(formatFinding(finding));
    console.log('Nothing was written. Put it right with the options of this command (--help lists them).');
    return FINDINGS;
  }
  await mkdir('content/sources', { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
  const { outlet, paragraphs, published } = read.parsed.value;
  console.log(
    `Made ${path}: ${outlet}, ${published ?? 'no date yet'}, ${paragraphs.length} paragraphs. Cite it as "${read.parsed.value.id}".`,
  );
  return FINE;
}
