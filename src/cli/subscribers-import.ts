import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import pc from 'picocolors';
import { exportLine } from '../subscribers/export-line.ts';
import type { RejectedRow } from '../subscribers/import-row.ts';
import { importSubscribers, type ImportCounts } from '../subscribers/import-subscribers.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { openImportFile, type ImportFile } from './open-import-file.ts';
import { parseConsent } from './parse-consent.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withSubscribers } from './with-subscribers.ts';

interface ImportCommandOptions extends StackOption {
  readonly consent: string;
  readonly yes?: true;
}

export function addSubscribersImport(program: Command): void {
  const command = program
    .command('import')
    .description(
      'take over a list from listmonk, Mailchimp, Substack, Ghost, or any CSV file; see docs/importing.md',
    )
    .argument('<file>', 'CSV; its first line names the columns')
    .requiredOption('--consent <words>', 'where and when these people agreed; kept as evidence for each')
    .option('--yes', 'really write; without it, everything is looked at and counted only')
    .addHelpText(
      'after',
      '\nNobody who is known here is changed. Exit code 1 if lines could not be imported.',
    );
  addStackOption(command).action(async (path: string, options: ImportCommandOptions) => {
    const consent = parseConsent(options.consent);
    const isDryRun = !options.yes;
    const file = await openImportFile(path);
    console.log(`${path}: ${describeSource(file)}.`);
    if (file.source.caution !== undefined) console.log(pc.yellow(file.source.caution));
    const rejects = new RejectedLines(`${path}.rejected.csv`, file.header);
    const onRejected = (row: RejectedRow) => rejects.write(row);
    const counts = await withSubscribers(options, (desk) =>
      withBar(file, () => importSubscribers(desk, file.rows, { consent, isDryRun, onRejected })),
    );
    await rejects.close();
    for (const line of summary(counts, { isDryRun, rejectedFile: rejects.path })) console.log(line);
    process.exitCode = counts.rejected > 0 ? FINDINGS : FINE;
  });
}

function describeSource({ source }: ImportFile): string {
  return source.name === 'list' ? 'a list of addresses' : `an export of ${source.name}`;
}

/** Made at the first line that is rejected, so that a clean import leaves no file. */
class RejectedLines {
  readonly path: string;
  readonly #header: readonly string[];
  #file: WriteStream | undefined;

  constructor(path: string, header: readonly string[]) {
    this.path = path;
    this.#header = header;
  }

  async write({ line, reason, cells }: RejectedRow): Promise<void> {
    if (!this.#file) {
      this.#file = await createFile(this.path);
      this.#file.write(exportLine(['line', 'reason', ...this.#header]));
    }
    const goesOn = this.#file.write(exportLine([String(line), reason, ...cells]));
    if (!goesOn) await once(this.#file, 'drain');
  }

  async close(): Promise<void> {
    if (!this.#file) return;
    this.#file.end();
    await once(this.#file, 'finish');
  }
}

async function createFile(path: string): Promise<WriteStream> {
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open').catch(({ code = 'unknown cause' }: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be written (${code}). Import the file from a folder of your own.`);
  });
  return file;
}

async function withBar<T>(file: ImportFile, work: () => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work();
  const bar = new SingleBar(
    { format: '{bar} {percentage} % of the file, {eta_formatted} left', hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(file.bytes, 0);
  const timer = setInterval(() => bar.update(file.bytesRead()), REDRAW_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    bar.update(file.bytesRead());
    bar.stop();
  }
}

const REDRAW_MS = 200;

function summary(
  counts: Readonly<ImportCounts>,
  { isDryRun, rejectedFile }: { readonly isDryRun: boolean; readonly rejectedFile: string },
): string[] {
  const row = (count: number, what: string) =>
    count > 0 ? [`${count.toLocaleString('en-GB').padStart(11)}  ${what}`] : [];
  return [
    isDryRun ? 'Nothing was written. With --yes it would be:' : 'Imported:',
    ...row(counts.confirmed, 'confirmed: they are sent the next issue'),
    ...row(counts.unsubscribed, 'had unsubscribed there, and are kept as unsubscribed'),
    ...row(counts.suppressed, 'had bounced, complained or been blocked there, and are suppressed'),
    ...row(counts.known, 'known here before, and left as they are'),
    ...row(counts.knownButLeft, '  of them had left there; look whether they are confirmed here'),
    ...row(counts.unconfirmed, 'never confirmed there: left out'),
    ...row(counts.duplicates, 'named before in the same file'),
    ...row(counts.rejected, pc.red(`could not be imported: see ${rejectedFile}`)),
  ];
}
