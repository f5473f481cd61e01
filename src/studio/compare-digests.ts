import type { ComposedIssue } from '../delivery/compose-issue.ts';
import type { BuiltBlock, BuiltInnerBlock, Digest, PlacedArticle } from '../digest/digest.ts';
import { walkText } from '../digest/walk-text.ts';
import type { ComparedArticle, ComparedDigest, Comparison } from './comparison.ts';

/** Shorter ones are alike by chance: names, units, headings. */
const FEWEST_WORDS = 8;

/** Holds a digest against an earlier one. Articles are the same if their ids are. */
export function compareDigests(last: ComposedIssue, now: ComposedIssue): Comparison {
  const before = placedArticles(last.digest);
  const after = placedArticles(now.digest);
  const inBoth = new Set([...after.keys()].filter((id) => before.has(id)));
  const known = passages(last.digest, inBoth);
  return {
    last: describeIssue(last),
    now: describeIssue(now),
    fresh: [...after.values()].filter(({ article }) => !inBoth.has(article.id)).map(nameOf),
    carried: [...inBoth].flatMap((id) => {
      const [then, today] = [before.get(id), after.get(id)];
      return then && today ? [{ ...nameOf(today), isChanged: contentOf(then) !== contentOf(today) }] : [];
    }),
    gone: [...before.values()].filter(({ article }) => !inBoth.has(article.id)).map(nameOf),
    repeated: [...passages(now.digest, inBoth)].filter((passage) => known.has(passage)),
  };
}

function describeIssue({ digest, rendered }: ComposedIssue): ComparedDigest {
  const { id, date, extent } = digest;
  return {
    ...{ id, date, subject: rendered.subject, preheader: rendered.preheader },
    ...{ articles: extent.articles, words: extent.words, bytes: Buffer.byteLength(rendered.html) },
  };
}

function placedArticles({ blocks }: Digest): ReadonlyMap<string, PlacedArticle> {
  const placed = innerBlocks(blocks).filter((block) => block.type === 'article');
  return new Map(placed.map((place) => [place.article.id, place]));
}

function innerBlocks(blocks: readonly BuiltBlock[]): readonly BuiltInnerBlock[] {
  return blocks.flatMap((block) => (block.type === 'section' ? block.blocks : [block]));
}

function nameOf({ article }: PlacedArticle): ComparedArticle {
  return { id: article.id, headline: article.headline };
}

// At which place an article stands is no change of it.
function contentOf({ as, article }: PlacedArticle): string {
  return JSON.stringify([as, article]);
}

function passages({ blocks }: Digest, leftOut: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const asked = innerBlocks(blocks).filter(
    (block) => block.type !== 'contents' && !(block.type === 'article' && leftOut.has(block.article.id)),
  );
  walkText(asked, (text) => {
    if (text.split(/\s+/).length >= FEWEST_WORDS) found.add(text);
  });
  return found;
}
