import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { readImportColumns } from '../subscribers/import-columns.ts';
import type { ImportRow, RejectedRow } from '../subscribers/import-row.ts';
import type { ImportSource } from '../subscribers/import-sources.ts';
import { UsageError } from './exit-codes.ts';

/** A file of subscribers, as it is read line by line. */
export interface ImportFile {
  readonly source: ImportSource;
  /** The names of the columns, as they are written. */
  readonly header: readonly string[];
  readonly rows: AsyncIterable<ImportRow | RejectedRow>;
  readonly bytes: number;
  readonly bytesRead: () => number;
}

interface CsvRecord {
  readonly info: InfoRecord;
  readonly record: readonly string[];
}

// A quotation mark that is never closed would otherwise swallow the rest of the file, whatever its size.
const MAX_RECORD_BYTES = 100_000;

/**
 * Opens a CSV file of any size: comma, semicolon or tab, UTF-8 or UTF-16, as Excel and the others write it.
 *
 * @throws UsageError if it cannot be read, or nobody can tell which column has the addresses; also while its rows are
 *   read, if a quotation mark is not closed
 */
export async function openImportFile(path: string): Promise<ImportFile> {
  const { bytes, delimiter } = await lookInto(path);
  const input = createReadStream(path);
  const parser = parse({
    ...{
      bom: true,
      info: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    },
    // Found out by the parser, the first line's would be the only one, and a mixed file lose its lines.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_BYTES,
  });
  // What goes wrong comes out of the parser, too.
  const records = pipeline(input, parser, () => undefined)[
    Symbol.asyncIterator
  ]() as AsyncIterator<CsvRecord>;
  const first = await next(records, path, 1);
  if (!first) throw new UsageError(`${path} is empty. Export it again.`);

  const header = first.record;
  const columns = readImportColumns(header);
  if (columns.kind === 'problem') throw new UsageError(`${path}:1 ${columns.problem}`);
  return {
    source: columns.source,
    header,
    rows: readRows(records, { path, after: first.info, readRow: columns.readRow }),
    bytes,
    bytesRead: () => input.bytesRead,
  };
}

async function lookInto(path: string): Promise<{ readonly bytes: number; readonly delimiter: string }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code ?? 'unknown cause'}). Check its name.`);
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UsageError(`${path} is not a file. Name a CSV file.`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_RECORD_BYTES), 0, MAX_RECORD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.toString('latin1', 0, 2) === 'PK') {
      throw new UsageError(`${path} is an archive or an Excel file. Unpack it, or save it as CSV.`);
    }
    return { bytes: stats.size, delimiter: delimiterOf(head) };
  } finally {
    await file.close();
  }
}

// The first line has names only, so that whatever of these is in it stands between them. UTF-16 has zeros besides.
function delimiterOf(head: Buffer): string {
  const line =
    head
      .toString('latin1')
      .replaceAll('\0', '')
      .split(/[\r\n]/, 1)[0] ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return [';', '\t'].find((delimiter) => count(delimiter) > count(',')) ?? ',';
}

interface Reading {
  readonly path: string;
  readonly after: InfoRecord;
  readonly readRow: (line: number, cells: readonly string[]) => ImportRow | RejectedRow;
}

async function* readRows(records: AsyncIterator<CsvRecord>, { path, after, readRow }: Reading) {
  let last = after;
  for (;;) {
    // A record says where it ends; it begins behind the one before and the empty lines between.
    const read = await next(records, path, last.lines + 1);
    if (!read) return;
    const line = last.lines + 1 + read.info.empty_lines - last.empty_lines;
    last = read.info;
    yield readRow(line, read.record);
  }
}

async function next(
  records: AsyncIterator<CsvRecord>,
  path: string,
  line: number,
): Promise<CsvRecord | undefined> {
  try {
    const read = await records.next();
    return read.done ? undefined : read.value;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(
      `${path}:${line} has a quotation mark that is not closed in this line. Mend it, and import the file again: ` +
        'what was imported before is known, and not added twice.',
    );
  }
}
