import { describe, expect, it } from '@jest/globals';
import { SeenIds } from '../../src/subscribers/import-seen.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';

const KEY = 'k'.repeat(32);

describe('the ids that a file has named', () => {
  it('are known again, however many there are', () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => subscriberId(KEY, `reader${n}@example.com`));
    const seen = new SeenIds();
    expect(ids.every((id) => seen.add(id))).toBe(true);
    expect(ids.some((id) => seen.add(id))).toBe(false);
  });
});
