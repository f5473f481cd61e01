import { describe, expect, it } from '@jest/globals';
import { shardOf, subscriberId, SHARD_COUNT } from '../../src/subscribers/subscriber-id.ts';

const KEY = 'k'.repeat(32);

describe('subscriberId', () => {
  it('is 22 characters that are safe in links, tags and keys', () => {
    expect(subscriberId(KEY, 'ann@example.com')).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('stays the same for ever, because links and ledger entries hang on it', () => {
    expect(subscriberId(KEY, 'ann@example.com')).toBe('UuzXgGIxZSwfE_whYty4Bw');
  });

  it('is the same for one person who types their name in capitals', () => {
    expect(subscriberId(KEY, 'Ann@example.com')).toBe(subscriberId(KEY, 'ann@example.com'));
  });

  it('cannot be found out without the key', () => {
    expect(subscriberId('x'.repeat(32), 'ann@example.com')).not.toBe(subscriberId(KEY, 'ann@example.com'));
  });
});

describe('shardOf', () => {
  it('spreads subscribers over all 64 shards', () => {
    const shards = Array.from({ length: 6_400 }, (_, n) =>
      shardOf(subscriberId(KEY, `reader${n}@example.com`)),
    );
    const sizes = Array.from(
      { length: SHARD_COUNT },
      (_, shard) => shards.filter((one) => one === shard).length,
    );
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThan(200);
  });

  it('goes from the first to the last character of base64url', () => {
    expect([shardOf('A...'), shardOf('_...')]).toEqual([0, 63]);
  });

  it.each([[''], ['é'], ['#']])('refuses %j, which is no id', (id) => {
    expect(() => shardOf(id)).toThrow(RangeError);
  });
});
