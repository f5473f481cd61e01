import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseContent } from '../../src/digest/parse-content.ts';

const ENDINGS = ['md', 'yaml', 'json'] as const;
const GOOD = new Map(
  ENDINGS.map((ending) => [ending, readFileSync(`test/fixtures/three-spellings/harbour-rules.${ending}`)]),
);
const NASTY = [
  '\u0000',
  ':',
  '"',
  '{',
  '}',
  '[',
  '>',
  '> — ',
  ':::',
  '::',
  '---\n',
  '\n',
  '\t',
  '- ',
  '## ',
  '`',
  '*',
  '&a ',
  '*a',
  '!x ',
  '\ud83d',
  '\u202e',
  '__proto__: ',
  '{{',
  '|',
  '\\',
];

const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyEnding = fc.constantFrom(...ENDINGS);

/** A good file with a few places overwritten, cut out or doubled. */
const mutated = fc
  .record({
    ending: anyEnding,
    cuts: fc.array(
      fc.record({
        at: fc.nat(4000),
        length: fc.nat(60),
        piece: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 5 })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ ending, cuts }) => {
    let text = GOOD.get(ending)!.toString('utf8');
    for (const { at, length, piece } of cuts)
      text = text.slice(0, at % text.length) + piece + text.slice((at % text.length) + length);
    return { ending, bytes: new TextEncoder().encode(text) };
  });

function expectSaneFindings(ending: string, bytes: Uint8Array): void {
  const lines = bytes.reduce(
    (count, byte, index) => count + (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a) ? 1 : 0),
    1,
  );
  for (const path of [`content/articles/x.${ending}`, `content/sources/x.${ending}`, 'newsletter.yaml']) {
    for (const finding of parseContent([{ path, bytes }]).findings) {
      expect(finding.line).toBeLessThanOrEqual(finding.file === path ? lines : 0);
      expect(finding.message).toMatch(/^\S.*\.$/s);
      expect(finding.rule).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  }
}

describe('any file at all', () => {
  it('is read or explained, whatever its bytes, within its own lines', () => {
    fc.assert(
      fc.property(anyEnding, anyBytes, (ending, bytes) => expectSaneFindings(ending, bytes)),
      { seed: 1, numRuns: 100 },
    );
  });

  it('is read or explained where a good file was damaged', () => {
    fc.assert(
      fc.property(mutated, ({ ending, bytes }) => expectSaneFindings(ending, bytes)),
      { seed: 2, numRuns: 60 },
    );
  }, 30_000);

  it.each(['[', '{"a":', '> ', '- ', '*a _b ', '![', '[a](', ':::a\n', '&a [*a,', '# ', '`', '<a ', '{a=b '])(
    'is read or explained in a moment: %j over and over',
    (piece) => {
      const bytes = new TextEncoder().encode(`---\ntitle: T\ndate: 2025-06-10\n---\n\n${piece.repeat(2000)}`);
      for (const ending of ENDINGS) expectSaneFindings(ending, bytes);
    },
  );
});
