import { describe, expect, it } from '@jest/globals';
import { memoize, memoizeText } from '../../src/digest/memoize.ts';

describe('what was read', () => {
  it('of a value is not read again', () => {
    let reads = 0;
    const read = memoize((value: { readonly text: string }) => `${(reads += 1)} ${value.text}`);
    const value = { text: 'a' };
    expect([read(value), read(value), read({ text: 'a' })]).toEqual(['1 a', '1 a', '2 a']);
  });

  it('of a text is not read again, undefined included', () => {
    let reads = 0;
    const read = memoizeText(() => void (reads += 1));
    read('a paragraph');
    read(['a', 'paragraph'].join(' '));
    expect(reads).toBe(1);
  });

  it('of texts is forgotten when many others have come, and not while it is asked for', () => {
    const reads: string[] = [];
    const read = memoizeText((text) => void reads.push(text));
    for (let count = 0; count < 20_000; count += 1) {
      read(`text ${count}`);
      read('asked for');
    }
    read('text 19999');
    read('text 0');
    expect(reads.filter((text) => text === 'asked for')).toHaveLength(1);
    expect(reads.filter((text) => text === 'text 19999')).toHaveLength(1);
    expect(reads.filter((text) => text === 'text 0')).toHaveLength(2);
  });

  it('of a very long text is not kept', () => {
    let reads = 0;
    const read = memoizeText(() => void (reads += 1));
    const long = 'long '.repeat(10_000);
    read(long);
    read(long);
    expect(reads).toBe(2);
  });
});
