import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { extract } from 'letterparser';
import PostalMime from 'postal-mime';
import { ALL_FIXTURES, loadMailFixture, type MailFixture } from '../support/mail-fixtures.ts';

const FIXTURES = new Map<string, MailFixture>();
for (const name of ALL_FIXTURES) FIXTURES.set(name, await loadMailFixture(name));

const golden = (file: string) => readFileSync(`test/golden/${file}`);

describe.each([...FIXTURES])('the mail of %s', (name, { rendered, message }) => {
  it('is what the golden files have; a wanted change is taken over with npm run golden', () => {
    // Compared as a whole, but shown as the first line that differs: nobody reads a diff of 80 kB.
    expect(firstDifference(rendered.html, golden(`${name}.html`).toString())).toBeUndefined();
    expect(firstDifference(rendered.text, golden(`${name}.txt`).toString())).toBeUndefined();
    expect(
      firstDifference(message.toString('latin1'), golden(`${name}.eml`).toString('latin1')),
    ).toBeUndefined();
  });

  it('is read alike by two parsers, and gives back what was rendered', async () => {
    const one = await PostalMime.parse(message);
    const other = extract(message.toString('latin1'));
    expect(one.subject).toBe(rendered.subject.replace(/\s+/g, ' ').trim());
    expect(other.subject).toBe(one.subject);
    expect(comparable(other.html)).toBe(comparable(one.html));
    expect(comparable(other.text)).toBe(comparable(one.text));
    expect(comparable(one.html)).toBe(comparable(filled(rendered.html)));
    expect(comparable(one.text)).toBe(comparable(filled(rendered.text)));
    expect(other.to?.map(({ address }) => address)).toEqual(['ada@readers.example']);
    expect(one.to?.map(({ address }) => address)).toEqual(['ada@readers.example']);
  });

  it('is ASCII on the wire, with lines that every server takes', () => {
    const lines = message.toString('latin1').split('\r\n');
    expect(lines.every((line) => /^[\t\x20-\x7e]*$/.test(line))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});

describe('the golden files', () => {
  it('are those of the fixtures and no others', () => {
    const expected = ALL_FIXTURES.flatMap((name) => [`${name}.eml`, `${name}.html`, `${name}.txt`]);
    expect(readdirSync('test/golden').toSorted()).toEqual(expected.toSorted());
  });
});

function firstDifference(actual: string, expected: string): object | undefined {
  if (actual === expected) return undefined;
  const [ours, theirs] = [actual.split('\n'), expected.split('\n')];
  const line = ours.findIndex((text, index) => text !== theirs[index]);
  return { line: line + 1, is: ours[line]?.slice(0, 200), golden: theirs[line]?.slice(0, 200) };
}

function filled(part: string): string {
  return part
    .replaceAll('WAYBILLxUNSUBSCRIBExTOKENxPLACEHOLDER', 'k1.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB')
    .replaceAll(
      'WAYBILLxCONFIRMxTOKENxPLACEHOLDER',
      'k1.AAAAAAAAAAAAAAAAAAAAAA0mb2e8b00sw2bwc.DDDDDDDDDDDDDDDDDDDDDD',
    )
    .replaceAll('WAYBILLxPREFERENCESxTOKENxPLACEHOLDER', 'k1.AAAAAAAAAAAAAAAAAAAAAA.CCCCCCCCCCCCCCCCCCCCCC');
}

// Parsers differ in the line break before a boundary, which belongs to neither part (RFC 2046, 5.1.1).
function comparable(part: string | undefined): string {
  return (part ?? '').replaceAll('\r\n', '\n').trimEnd();
}
