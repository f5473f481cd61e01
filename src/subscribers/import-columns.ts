import { IMPORT_SOURCES, type ImportSource } from './import-sources.ts';
import type { ImportRow, RejectedRow } from './import-row.ts';
import { parseAddress } from './parse-address.ts';

export type ImportColumns =
  | {
      readonly kind: 'columns';
      readonly source: ImportSource;
      /** Reads the cells of one line. */
      readonly readRow: (line: number, cells: readonly string[]) => ImportRow | RejectedRow;
    }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Finds out which system a file comes from by the names of its columns.
 *
 * @param header the cells of the file's first line
 * @returns how its rows are read; a problem says what is missing, for a person
 */
export function readImportColumns(header: readonly string[]): ImportColumns {
  const names = header.map((name) => name.trim().toLowerCase());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index && isRead(name));
  if (twice !== undefined)
    return problem(`has two columns named "${twice}". Remove the one that does not count.`);

  const source = IMPORT_SOURCES.find(({ marks }) => marks.every((mark) => names.includes(mark)));
  if (source) return { kind: 'columns', source, readRow: rowReader(source, names) };
  if (header.some((cell) => parseAddress(cell).kind === 'address')) {
    return problem(
      'does not begin with the names of its columns. Write "email" into a line above the first address.',
    );
  }
  return problem('has no column with addresses. Name it "email".');
}

function isRead(name: string): boolean {
  return IMPORT_SOURCES.some(
    ({ marks, agreedColumns }) => marks.includes(name) || agreedColumns.includes(name),
  );
}

function rowReader(source: ImportSource, names: readonly string[]) {
  const positions = new Map(names.map((name, index) => [name, index] as const));
  return (line: number, cells: readonly string[]): ImportRow | RejectedRow => {
    const cell = (column: string) => cells[positions.get(column) ?? -1]?.trim() ?? '';
    const rejected = (reason: string): RejectedRow => ({ kind: 'rejected', line, reason, cells });
    if (cells.slice(names.length).some((extra) => extra.trim() !== '')) {
      return rejected('It has more cells than there are columns: a comma too many?');
    }

    const typed = withoutFormulaGuard(cell(source.addressColumn));
    if (typed === '') return rejected('It has no address.');
    const parsed = parseAddress(typed);
    if (parsed.kind === 'problem') return rejected(parsed.problem);
    const standing = source.standingOf(cell);
    if (typeof standing === 'object') return rejected(standing.unclear);

    const agreed = source.agreedColumns.map(cell).find((text) => text !== '');
    return {
      kind: 'row',
      line,
      address: parsed.address,
      standing,
      ...(agreed === undefined ? {} : { agreed: agreed.slice(0, MAX_AGREED) }),
    };
  };
}

/** Longer than any spelling of a time, and short enough for a million of them. */
const MAX_AGREED = 40;

// What `exportLine` puts before a cell that a spreadsheet would take for a formula.
function withoutFormulaGuard(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function problem(what: string): ImportColumns {
  return { kind: 'problem', problem: `The file ${what}` };
}
