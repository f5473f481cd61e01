import { describe, expect, it } from '@jest/globals';
import { buildDigest } from '../../src/digest/build-digest.ts';
import { People } from '../../src/digest/person.ts';
import { aDigestFile, anArticle } from '../support/articles.ts';

const PEOPLE = People.parse({
  bessent: { name: 'Scott Bessent' },
  trump: { name: 'Donald Trump' },
  xi: { name: 'Xi Jinping' },
});

const quotes = (speaker: string) => ({ type: 'quotes', quotes: [{ speaker, fragments: ['good meeting'] }] });

describe('a digest', () => {
  it('numbers its articles in reading order, those in sections too, and lists them', () => {
    const file = aDigestFile([
      { type: 'contents' },
      { type: 'article', id: 'b' },
      { type: 'section', title: 'Also today', blocks: [{ type: 'article', id: 'a', as: 'brief' }] },
      { type: 'article', id: 'c' },
    ]);
    const articles = ['a', 'b', 'c'].map((id) => anArticle({ id, countries: ['US'] }));
    const { blocks } = buildDigest({ file, articles, people: {} });

    expect(blocks[0]).toEqual({
      type: 'contents',
      entries: [
        { number: 1, id: 'b', headline: 'Headline of b', countries: ['US'] },
        { number: 2, id: 'a', headline: 'Headline of a', countries: ['US'] },
        { number: 3, id: 'c', headline: 'Headline of c', countries: ['US'] },
      ],
    });
    expect(blocks[2]).toMatchObject({
      type: 'section',
      blocks: [{ type: 'article', number: 2, as: 'brief' }],
    });
  });

  it('takes subject, preheader and flags from its first article unless the file has its own', () => {
    const file = aDigestFile([
      { type: 'article', id: 'a' },
      { type: 'article', id: 'b' },
    ]);
    const articles = [
      anArticle({ id: 'a', deck: 'The deck.', countries: ['US', 'CN'] }),
      anArticle({ id: 'b' }),
    ];
    expect(buildDigest({ file, articles, people: {} })).toMatchObject({
      subject: 'Headline of a',
      preheader: 'The deck. · Headline of b',
      flags: ['US', 'CN'],
    });
    expect(
      buildDigest({ file: { ...file, subject: 'Own', preheader: 'Words', flags: [] }, articles, people: {} }),
    ).toMatchObject({ subject: 'Own', preheader: 'Words', flags: [] });
  });

  it('stops its preheader between headlines, not within one', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const file = aDigestFile(ids.map((id) => ({ type: 'article', id })));
    const articles = ids.map((id) => anArticle({ id, headline: `${id} ${'long '.repeat(11)}headline` }));
    const { preheader } = buildDigest({ file, articles, people: {} });
    expect(preheader.split(' · ')).toEqual([articles[1]!.headline, articles[2]!.headline]);
  });

  it('gathers the corrections of its articles, and leaves the block out where there are none', () => {
    const file = aDigestFile([{ type: 'article', id: 'a' }, { type: 'corrections' }]);
    const correction = { at: '2025-06-11T09:00Z', text: 'It was Tuesday.' };
    const types = (articles: ReturnType<typeof anArticle>[]) =>
      buildDigest({ file, articles, people: {} }).blocks.map((block) => block.type);

    expect(types([anArticle({ id: 'a' })])).toEqual(['article']);
    const corrected = anArticle({ id: 'a', corrections: [correction], url: 'https://news.test/a' });
    expect(buildDigest({ file, articles: [corrected], people: {} }).blocks[1]).toEqual({
      type: 'corrections',
      entries: [{ ...corrected.corrections[0], headline: 'Headline of a', url: 'https://news.test/a' }],
    });
  });

  it('brings along the people whom it quotes and no others', () => {
    const file = aDigestFile([{ type: 'article', id: 'a' }, quotes('trump')]);
    const articles = [
      anArticle({ id: 'a', blocks: [{ type: 'section', title: 'Said', blocks: [quotes('bessent')] }] }),
    ];
    expect(Object.keys(buildDigest({ file, articles, people: PEOPLE }).people)).toEqual(['bessent', 'trump']);
  });

  it('counts what is read: an article in brief has its headline and deck only', () => {
    const articles = [anArticle({ id: 'a', headline: 'Two words', deck: 'Three more words.' })];
    const words = (as: string) =>
      buildDigest({ file: aDigestFile([{ type: 'article', id: 'a', as }]), articles, people: {} }).extent
        .words;
    expect(words('brief')).toBe(5);
    expect(words('full')).toBe(8);
  });

  it('counts quotations, figures and sources, and rounds minutes up', () => {
    const figure = { label: 'Rate', value: 10, unit: 'percent' };
    const articles = [
      anArticle({
        id: 'a',
        sources: ['one', 'two'],
        blocks: [
          { type: 'prose', paragraphs: ['word '.repeat(231)] },
          { type: 'figures', figures: [figure, figure] },
          { type: 'section', title: 'Said', blocks: [quotes('bessent')] },
        ],
      }),
    ];
    const file = aDigestFile([{ type: 'article', id: 'a' }]);
    expect(buildDigest({ file, articles, people: PEOPLE }).extent).toMatchObject({
      articles: 1,
      minutes: 2,
      quotations: 1,
      figures: 2,
      sources: 2,
    });
  });
});
