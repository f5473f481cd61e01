import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openImportFile } from '../../src/cli/open-import-file.ts';
import type { ImportRow, RejectedRow } from '../../src/subscribers/import-row.ts';

const folder = mkdtempSync(join(tmpdir(), 'waybill-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function aFile(content: string | Uint8Array): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(content: string | Uint8Array) {
  const rows: (ImportRow | RejectedRow)[] = [];
  for await (const row of (await openImportFile(aFile(content))).rows) rows.push(row);
  return rows.map((row) => [row.line, row.kind === 'row' ? row.address : row.reason]);
}

describe('a file of subscribers', () => {
  it.each([
    ['commas', 'email,name\na@b.example,A\n'],
    ['semicolons, as Excel writes in half of Europe', 'name;email\n"A, B";a@b.example\n'],
    ['tabs', 'name\temail\nA, B\ta@b.example\n'],
    ['lines that end as on Windows', '\ufeffemail\r\na@b.example\r\n'],
    ['no end of its last line', 'email\na@b.example'],
    ['UTF-16', Buffer.from('\ufeffname;email\nA;a@b.example\n', 'utf16le')],
  ])('is read with %s', async (_name, content) => {
    expect(await rowsOf(content)).toEqual([[2, 'a@b.example']]);
  });

  it('is read line by line, each with its number, whatever stands between', async () => {
    const content =
      'email,note\na@b.example,"two\nlines"\r\n\n\nc@d.example,"a ""quote"""\ne@f.example,a "loose" one\nx\n';
    expect(await rowsOf(content)).toEqual([
      [2, 'a@b.example'],
      [6, 'c@d.example'],
      [7, 'e@f.example'],
      [8, expect.stringMatching(/no name and domain/)],
    ]);
  });

  it('with a quotation mark that is never closed ends there, not at the end of memory', async () => {
    const content = `email,name\na@b.example,A\nc@d.example,"C\n${'e@f.example,E\n'.repeat(10_000)}`;
    await expect(rowsOf(content)).rejects.toThrow(/\.csv:3 has a quotation mark that is not closed/);
    await expect(rowsOf('email\n"a@b.example\n')).rejects.toThrow(/\.csv:2 has a quotation mark/);
  });

  it.each([
    ['nothing in it', '', /is empty/],
    ['no column with addresses', 'a,b\n1,2\n', /\.csv:1 The file has no column with addresses/],
    ['an archive', 'PK\u0003\u0004', /is an archive or an Excel file/],
  ])('with %s is refused with a sentence', async (_name, content, message) => {
    await expect(openImportFile(aFile(content))).rejects.toThrow(message);
  });

  it('that is not there is refused with a sentence', async () => {
    await expect(openImportFile(join(folder, 'nope.csv'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(openImportFile(folder)).rejects.toThrow(/is not a file/);
  });
});
