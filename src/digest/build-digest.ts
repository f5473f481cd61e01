import { articlePlaces } from './article-places.ts';
import type { Article } from './article.ts';
import type { ArticleBlock, InnerDigestBlock } from './block.ts';
import type { DigestFile } from './digest-file.ts';
import type { BuiltBlock, BuiltInnerBlock, CorrectionEntry, Digest, PlacedArticle } from './digest.ts';
import { measureExtent } from './measure-extent.ts';
import type { People } from './person.ts';

/**
 * Puts the articles where the digest file wants them and computes what no one types: numbers, contents,
 * corrections, subject and preheader.
 *
 * @param input.file its references have been checked: every article that it places is in `articles`
 * @throws Error if it places an article that is not there
 */
export function buildDigest(input: {
  readonly file: DigestFile;
  readonly articles: readonly Article[];
  readonly people: People;
}): Digest {
  const { file } = input;
  const placed = placeArticles(file, input.articles);
  const shown = [...placed.values()];
  const blocks = file.blocks.flatMap((block): BuiltBlock[] => {
    if (block.type !== 'section') return buildInner(block, placed);
    return [{ ...block, blocks: block.blocks.flatMap((inner) => buildInner(inner, placed)) }];
  });
  const first = shown[0]?.article;
  return {
    id: file.id,
    date: file.date,
    subject: file.subject ?? first?.headline ?? file.date,
    preheader: file.preheader ?? composePreheader(shown),
    flags: file.flags ?? first?.countries ?? [],
    blocks,
    people: pickPeople(blocks, input.people),
    extent: measureExtent(blocks),
  };
}

function placeArticles(file: DigestFile, articles: readonly Article[]): ReadonlyMap<string, PlacedArticle> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const places = articlePlaces(file);
  return new Map(
    places.map(({ id, as }, index) => {
      const article = byId.get(id);
      if (!article) throw new Error(`Digest ${file.id} places the article ${id}, which is not there`);
      return [id, { type: 'article', number: index + 1, as, article }];
    }),
  );
}

function buildInner(block: InnerDigestBlock, placed: ReadonlyMap<string, PlacedArticle>): BuiltInnerBlock[] {
  switch (block.type) {
    case 'article':
      return [placed.get(block.id)].filter((article) => article !== undefined);
    case 'contents':
      return [
        {
          type: 'contents',
          entries: [...placed.values()].map(({ number, article }) => ({
            number,
            id: article.id,
            headline: article.headline,
            countries: article.countries,
          })),
        },
      ];
    case 'corrections': {
      const entries = [...placed.values()].flatMap(({ article }) => correctionsOf(article));
      return entries.length ? [{ type: 'corrections', entries }] : [];
    }
    default:
      return [block];
  }
}

function correctionsOf(article: Article): CorrectionEntry[] {
  return article.corrections.map((correction) => ({
    ...correction,
    headline: article.headline,
    ...(article.url ? { url: article.url } : {}),
  }));
}

/** Long enough for the longest inbox row (about 90 characters beside a short subject), and then some. */
const PREHEADER_LENGTH = 140;

// The subject is the first headline, so the preheader goes on from there: its deck, then what else there is.
function composePreheader(shown: readonly PlacedArticle[]): string {
  const [first, ...others] = shown;
  const parts = [first?.article.deck, ...others.map(({ article }) => article.headline)].filter(
    (part) => part !== undefined,
  );
  const fitting: string[] = [];
  for (const part of parts) {
    if (fitting.length > 0 && [...fitting, part].join(' · ').length > PREHEADER_LENGTH) break;
    fitting.push(part);
  }
  return fitting.join(' · ');
}

function pickPeople(blocks: readonly BuiltBlock[], people: People): People {
  const speakers = new Set(blocks.flatMap(speakersIn));
  return Object.fromEntries(Object.entries(people).filter(([id]) => speakers.has(id)));
}

function speakersIn(block: BuiltBlock | ArticleBlock): string[] {
  switch (block.type) {
    case 'quotes':
      return block.quotes.map((quote) => quote.speaker);
    case 'section':
      return block.blocks.flatMap(speakersIn);
    case 'article':
      return block.article.blocks.flatMap(speakersIn);
    default:
      return [];
  }
}
