import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildDigest } from '../../src/digest/build-digest.ts';
import type { People } from '../../src/digest/person.ts';
import type { BlockView } from '../../src/email/block-view.ts';
import type { DigestView } from '../../src/email/mail-view.ts';
import { aDigestFile, anArticle, aNewsletter } from '../support/articles.ts';
import { theRenderer } from './sample-mails.ts';
import type { Renderer } from '../../src/email/create-renderer.ts';

let renderer: Renderer;

beforeAll(async () => {
  renderer = await theRenderer();
});

const PEOPLE: People = {
  trump: {
    name: 'Donald Trump',
    country: 'US',
    anonymous: false,
    roles: [
      { title: 'Former president', from: '2021-01-20', until: '2025-01-19' },
      { title: 'President', from: '2025-01-20' },
    ],
  },
};

type Fields = Record<string, unknown>;

/** The view of a digest of 10 June 2025 that holds one article, in full, with these fields. */
function viewOf(
  article: Fields,
  {
    blocks = [],
    newsletter = {},
    date = '2025-06-10',
  }: { blocks?: Fields[]; newsletter?: Fields; date?: string } = {},
): DigestView {
  const file = aDigestFile([{ type: 'article', id: 'talks' }, ...blocks], { date });
  const digest = buildDigest({
    file,
    articles: [anArticle(article), anArticle({ id: 'other', url: 'https://news.test/other' })],
    people: PEOPLE,
  });
  const view = renderer.view({
    kind: 'digest',
    digest,
    newsletter: aNewsletter(newsletter),
    siteUrl: 'https://news.test',
  });
  if (view.kind !== 'digest') throw new Error('not the view of a digest');
  return view;
}

type Of<Type> = Extract<BlockView, { type: Type }>;

function ofType<Type extends BlockView['type']>(view: DigestView, type: Type): Of<Type>[] {
  return view.bands.flatMap(({ blocks }) => blocks).filter((block): block is Of<Type> => block.type === type);
}

const section = (kind: string, ...blocks: Fields[]): Fields => ({
  type: 'section',
  kind,
  title: `Title of ${kind}`,
  blocks: blocks.length ? blocks : [{ type: 'prose', paragraphs: ['x'] }],
});

describe('sections', () => {
  it('of an article are numbered, with the icon of their kind', () => {
    const heads = ofType(viewOf({ blocks: [section('background'), section('next')] }), 'section-head');
    expect(heads.map(({ number, icon, level }) => [number, icon, level])).toEqual([
      ['1', '←', 3],
      ['2', '→', 3],
    ]);
  });

  it('are not numbered if there is only one', () => {
    expect(ofType(viewOf({ blocks: [section('stakes')] }), 'section-head')[0]!.number).toBeUndefined();
  });

  it('point the other way where lines run from right to left', () => {
    const view = viewOf(
      { blocks: [section('background')] },
      { newsletter: { direction: 'rtl', language: 'ar' } },
    );
    expect(ofType(view, 'section-head')[0]!.icon).toBe('→');
    expect([view.start, view.end, view.forward, view.tracking]).toEqual(['right', 'left', '←', 'normal']);
  });
});

describe('a statement', () => {
  const quotes = (quote: Fields) => ({
    blocks: [{ type: 'quotes', quotes: [{ speaker: 'trump', fragments: ['yes'], ...quote }] }],
  });

  it('has its speaker in the role of the digest’s day', () => {
    expect(ofType(viewOf(quotes({})), 'quotes')[0]!.quotes[0]!.role).toBe('President');
    expect(ofType(viewOf(quotes({}), { date: '2024-06-10' }), 'quotes')[0]!.quotes[0]!.role).toBe(
      'Former president',
    );
    expect(ofType(viewOf(quotes({ role: 'Host' })), 'quotes')[0]!.quotes[0]!.role).toBe('Host');
  });

  it('has each fragment in its own quotation marks', () => {
    const view = viewOf(
      quotes({ fragments: ['one,', 'two'], where: 'at home', via: 'The Wire', translatedFrom: 'zh' }),
    );
    expect(ofType(view, 'quotes')[0]!.quotes[0]).toMatchObject({
      words: '“one,” … “two”',
      speaker: 'Donald Trump',
      flag: '🇺🇸',
      setting: 'at home · via The Wire · translated from Chinese',
    });
  });
});

describe('an article', () => {
  it('tells the time where it was written if that is another zone', () => {
    const dateline = { place: 'Washington', zone: 'America/New_York' };
    const at = (fields: Fields) =>
      ofType(viewOf({ published: '2025-06-10T11:44+02:00', ...fields }), 'article-head')[0]!.dateline;
    expect(at({ dateline })).toBe('Washington · 10:44 BST · 05:44 local time');
    expect(at({ dateline: { place: 'London', zone: 'Europe/London' } })).toBe('London · 10:44 BST');
    expect(at({ updated: '2025-06-10T17:05+02:00' })).toBe('10:44 BST · updated 16:05 BST');
  });

  it('links to the newsletter’s own pages where they are served', () => {
    const digest = buildDigest({
      file: aDigestFile([{ type: 'article', id: 'talks' }]),
      articles: [anArticle({ url: 'https://news.test/talks' })],
      people: {},
    });
    const view = renderer.view({
      kind: 'digest',
      digest,
      newsletter: aNewsletter(),
      siteUrl: 'http://127.0.0.1:4600',
    }) as DigestView;
    expect(ofType(view, 'read-full')[0]!.url).toBe('http://127.0.0.1:4600/talks');
  });
});

describe('the calendar', () => {
  it('keeps what is fixed apart from what is expected', () => {
    const entries = [
      { when: '2025-Q3', kind: 'forecast', text: 'a' },
      { when: '2025-07-09', text: 'b' },
      { when: '2025-06', kind: 'watch', text: 'c' },
    ];
    const [calendar] = ofType(viewOf({ blocks: [{ type: 'calendar', entries }] }), 'calendar');
    expect(calendar!.groups.map(({ label }) => label)).toEqual(['On the calendar', 'To watch', 'Expected']);
  });
});

describe('markets', () => {
  it('say by sign, arrow and word of class which way a price went', () => {
    const row = (change: number, changeUnit: string) => ({
      name: 'x',
      value: 1,
      unit: 'points',
      change,
      changeUnit,
    });
    const rows = [row(0.5, 'percent'), row(-2, 'bp'), row(0, 'points')];
    const [markets] = ofType(
      viewOf({ blocks: [{ type: 'markets', asOf: '2025-06-10T16:30+01:00', rows }] }),
      'markets',
    );
    expect(markets!.rows.map(({ change, trend, arrow }) => [change, trend, arrow])).toEqual([
      ['+0.50%', 'up', '▲'],
      ['−2 bp', 'down', '▼'],
      ['0', 'flat', ''],
    ]);
  });
});

describe('bands', () => {
  const brief = (id: string) => ({ type: 'article', id, as: 'brief' });

  it('set an advertisement apart, and never list it in the contents', () => {
    const sponsor = {
      type: 'sponsor',
      name: 'Harbour',
      paragraphs: ['x'],
      url: 'https://harbour.test/',
      action: 'Look',
    };
    const view = viewOf({}, { blocks: [{ type: 'contents' }, sponsor, { type: 'house', kind: 'forward' }] });
    const apart = view.bands.filter(({ isApart }) => isApart);
    expect(apart.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([['sponsor']]);
    expect(ofType(view, 'contents')[0]!.entries).toHaveLength(1);
    expect(ofType(view, 'sponsor')[0]!.label).toBe('Advertisement from Harbour');
  });

  it('hold articles in brief together', () => {
    const view = viewOf({}, { blocks: [{ type: 'section', title: 'Also', blocks: [brief('other')] }] });
    expect(ofType(view, 'briefs').map(({ briefs }) => briefs.map(({ number }) => number))).toEqual([['2']]);
  });
});

describe('the end', () => {
  it('names the next day on which the newsletter comes', () => {
    expect(viewOf({}).closing.next.replace(',', '')).toBe(
      'The next one comes on Wednesday 11 June at 17:30.',
    );
    expect(viewOf({}, { newsletter: { weekdays: ['tue'] } }).closing.next).toMatch(/Tuesday,? 17 June/);
  });
});
