import { describe, expect, it } from '@jest/globals';
import { checkRepeatedPlaces, checkRepeatedStories } from '../../src/check/repeated-stories.ts';
import { aNewsletter } from '../support/articles.ts';
import { aSubject, inShort } from './a-subject.ts';

function found(...articles: readonly Record<string, unknown>[]): string[] {
  const parsed = articles.map(
    (article, index) => aSubject({ article: { id: `a${index}`, ...article } }).parsed,
  );
  return inShort(checkRepeatedStories({ articles: parsed as never, newsletter: aNewsletter() }));
}

const TOLD = { headline: 'Island council buys a tug of its own', published: '2025-06-06T10:00Z' };

describe('a story', () => {
  it('that readers had lately is warned of, by headline or address', () => {
    expect(found(TOLD, { headline: 'The island council buys its own tug' })).toEqual([
      'warning repeated-story headline',
    ]);
    const url = 'https://news.test/tug';
    expect(found({ ...TOLD, url }, { headline: 'Something else entirely', url })).toEqual([
      'warning repeated-story headline',
    ]);
  });

  it('is new if it is another one, of the same day, or forgotten', () => {
    expect(found(TOLD, { headline: 'Island council sells its ferry' })).toEqual([]);
    expect(found({ ...TOLD, published: '2025-06-10' }, TOLD).length).toBe(1);
    expect(found({ ...TOLD, published: '2025-06-10' }, { ...TOLD, published: '2025-06-10T08:00Z' })).toEqual(
      [],
    );
    expect(found({ ...TOLD, published: '2025-06-02' }, { ...TOLD, published: '2025-06-10' })).toEqual([]);
    expect(found({ ...TOLD, status: 'killed' }, { ...TOLD, published: '2025-06-10' })).toEqual([]);
  });
});

describe('an article', () => {
  const digest = (date: string, ...ids: readonly string[]) => ({
    value: { date, blocks: ids.map((id) => ({ type: 'article', id, as: 'full' })) },
    file: `${date}.md`,
    locate: () => ({ file: `${date}.md`, line: 3, column: 1 }),
  });
  const repeated = (...digests: readonly ReturnType<typeof digest>[]) =>
    checkRepeatedPlaces({ digests: digests as never }).map(({ file, path }) => `${file} ${path}`);

  it('that an earlier digest has placed is warned of', () => {
    expect(repeated(digest('2025-06-11', 'b', 'a'), digest('2025-06-10', 'a'))).toEqual([
      '2025-06-11.md blocks[1].id',
    ]);
  });

  it('may stand in two digests of one day, of which one goes out', () => {
    expect(repeated(digest('2025-06-10', 'a'), digest('2025-06-10', 'a'))).toEqual([]);
  });
});
