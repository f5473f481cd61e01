import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../src/digest/raw-data.ts';
import { readJson } from '../../src/digest/read-json.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readJson', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\u00e9"',
      '"',
      "'",
      '\\',
      '1',
      '-0.5e3',
      '01',
      '+1',
      'true',
      'nul',
      ' ',
      '\n',
      '\t',
      '//',
    ];
    const almostJson = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(almostJson, fc.json({ maxDepth: 3 })), (text) => {
        const faults: Fault[] = [];
        const raw = readJson(text, (fault) => faults.push(fault));
        fc.pre(!faults.some(({ rule }) => rule === 'duplicate-key'));
        expect(raw !== undefined).toBe(isJson(text));
        expect(faults.length === 0).toBe(raw !== undefined);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('knows the line and column of a value', () => {
    const raw = readJson('{\n  "a": [\n    1,\n    { "b": 2 }\n  ]\n}', () => undefined);
    expect(raw?.index.pointOf(['a'])).toEqual({ line: 2, column: 3 });
    expect(raw?.index.pointOf(['a', 1, 'b'])).toEqual({ line: 4, column: 7 });
  });
});
