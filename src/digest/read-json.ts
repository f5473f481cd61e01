import { FieldIndex } from './field-index.ts';
import { JsonScanner } from './json-scanner.ts';
import type { RawData, Report } from './raw-data.ts';

/** Reads strict JSON (RFC 8259) in which no name stands twice, with the place of every field. */
export function readJson(text: string, report: Report): RawData | undefined {
  const index = new FieldIndex();
  let isFine = true;
  const complain: Report = (fault) => {
    isFine = false;
    report(fault);
  };
  new JsonScanner(text, index, complain).scan();
  index.add([], { line: 1, column: 1 });
  return isFine ? { data: JSON.parse(text) as unknown, index } : undefined;
}
