import { describe, expect, it } from '@jest/globals';
import { checkArticleLength } from '../../src/check/article-length.ts';
import { aSubject, inShort, prose } from './a-subject.ts';

describe('the length of an article', () => {
  it('is measured against the target of the newsletter, if it has one', () => {
    const blocks = [prose('word '.repeat(100).trim())];
    const check = (newsletter: Record<string, unknown>) =>
      inShort(checkArticleLength(aSubject({ blocks, newsletter })));
    expect(check({ articleWords: 50 })).toEqual(['hint article-length blocks']);
    expect(check({ articleWords: 100 })).toEqual([]);
    expect(check({})).toEqual([]);
  });
});
