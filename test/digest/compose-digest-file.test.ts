import { describe, expect, it } from '@jest/globals';
import type { Article } from '../../src/digest/article.ts';
import { composeDigestFile } from '../../src/digest/compose-digest-file.ts';
import { aNewsletter, anArticle } from '../support/articles.ts';

const NOW = '2025-06-10T16:30:00Z';

function compose(
  articles: readonly Article[],
  fields: { day?: string; newsletter?: Record<string, unknown> } = {},
) {
  return composeDigestFile({
    day: fields.day ?? '2025-06-10',
    articles,
    newsletter: aNewsletter(fields.newsletter),
    now: NOW,
  });
}

/** The articles' ids in order; a section is shown as its title. */
function order(articles: readonly Article[], fields = {}): string[] {
  return (compose(articles, fields)?.blocks ?? []).flatMap((block) => {
    if (block.type === 'article') return [block.id];
    if (block.type !== 'section') return [];
    return [
      `[${block.title}]`,
      ...block.blocks.flatMap((inner) => (inner.type === 'article' ? [inner.id] : [])),
    ];
  });
}

describe('a digest from the day’s articles alone', () => {
  it('is not made where there is nothing to say', () => {
    expect(compose([])).toBeUndefined();
    expect(compose([anArticle({ published: '2025-06-09T10:00+01:00' })])).toBeUndefined();
  });

  it('takes the articles whose moment falls on the day in the newsletter’s zone', () => {
    const articles = [
      anArticle({ id: 'just-after-midnight-in-london', published: '2025-06-09T23:30Z' }),
      anArticle({ id: 'late-in-new-york', published: '2025-06-10T19:30-04:00' }),
      anArticle({ id: 'the-day-itself', published: '2025-06-10' }),
    ];
    expect(order(articles).toSorted()).toEqual(['just-after-midnight-in-london', 'the-day-itself']);
    expect(order(articles, { newsletter: { timeZone: 'America/New_York' } }).toSorted()).toEqual([
      'late-in-new-york',
      'the-day-itself',
    ]);
  });

  it.each(['draft', 'withheld', 'killed'])('leaves out %s articles', (status) => {
    expect(order([anArticle({ id: 'a' }), anArticle({ id: 'b', status })])).toEqual(['a']);
  });

  it('leaves out an article until the very moment its embargo ends', () => {
    expect(order([anArticle({ embargo: '2025-06-10T16:30:01Z' })])).toEqual([]);
    expect(order([anArticle({ embargo: '2025-06-10T17:30:00+01:00' })])).toEqual(['talks']);
  });

  it('keeps the latest version of one story', () => {
    const url = 'https://news.test/story';
    expect(
      order([
        anArticle({ id: 'first', url }),
        anArticle({ id: 'second', url, updated: '2025-06-10T15:00+01:00' }),
        anArticle({ id: 'copied', headline: 'HEADLINE of second!' }),
      ]),
    ).toEqual(['second']);
  });

  it('puts priority first, then the newest, then the id', () => {
    expect(
      order([
        anArticle({ id: 'b' }),
        anArticle({ id: 'a' }),
        anArticle({ id: 'newest', published: '2025-06-10T11:00+01:00' }),
        anArticle({ id: 'urgent', priority: 1, published: '2025-06-10T06:00+01:00' }),
      ]),
    ).toEqual(['urgent', 'newest', 'a', 'b']);
  });

  it('shows three whole and groups the rest by the newsletter’s sections, those without one last', () => {
    const rest = { priority: 4 };
    const articles = [
      ...['a', 'b', 'c'].map((id) => anArticle({ id, priority: 1 })),
      anArticle({ id: 'm', section: 'markets', ...rest }),
      anArticle({ id: 'none', ...rest }),
      anArticle({ id: 't', section: 'tariffs', ...rest }),
    ];
    expect(order(articles)).toEqual(['a', 'b', 'c', '[Tariffs]', 't', '[Markets]', 'm', 'none']);
  });

  it('has no contents for a single article', () => {
    expect(compose([anArticle()])?.blocks.map((block) => block.type)).toEqual([
      'article',
      'corrections',
      'house',
    ]);
  });

  it('is the same whatever the order of the files', () => {
    const articles = ['a', 'b', 'c', 'd', 'e'].map((id) => anArticle({ id }));
    expect(compose(articles.toReversed())).toEqual(compose(articles));
  });
});
