import { setImmediate } from 'node:timers/promises';
import type { Article } from '../digest/article.ts';
import { buildDigest } from '../digest/build-digest.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Weight } from './inspection.ts';
import { mailInputOf } from './mail-input-of.ts';
import type { Proof } from './proof.ts';

/**
 * Weighs each part of a digest, or of one of its articles, by rendering the mail without it. That is 10 to 100 ms a
 * part, so that others get their turn in between. The rest of the mail is its frame: masthead, styles, footer.
 *
 * @param article id of the article whose blocks are weighed; undefined for the parts of the digest itself
 * @param isWanted asked before each part
 * @returns undefined if it was not wanted to the end, or if there is no such article
 * @throws RenderError if the templates cannot do without a part
 */
export async function weighParts(
  proof: Proof,
  article: string | undefined,
  isWanted: () => boolean,
): Promise<Weight[] | undefined> {
  const bytes = Buffer.byteLength(proof.composed.rendered.html);
  const file = frozenFile(proof);
  const articles = proof.content.articles.map(({ value }) => value);
  const weighed = articles.find(({ id }) => id === article);
  if (article !== undefined && !weighed) return undefined;
  const weights: Weight[] = [];
  for (const place of listPlaces((weighed ?? file).blocks)) {
    await setImmediate();
    if (!isWanted()) return undefined;
    const html = weighed
      ? await renderHtml(proof, file, replaceArticle(articles, without(weighed, place)))
      : await renderHtml(proof, without(file, place), articles);
    weights.push({ path: pathOf(place), bytes: Math.max(0, bytes - Buffer.byteLength(html)) });
  }
  return weights;
}

// What is computed from the first articles stays as it is: its change is not the weight of a part.
function frozenFile({ choice, composed }: Proof): DigestFile {
  const { subject, preheader, flags } = composed.digest;
  return { ...choice.digest, subject, preheader, flags };
}

function replaceArticle(articles: readonly Article[], article: Article): Article[] {
  return articles.map((other) => (other.id === article.id ? article : other));
}

async function renderHtml(proof: Proof, file: DigestFile, articles: readonly Article[]): Promise<string> {
  const digest = buildDigest({ file, articles, people: proof.content.people });
  return (await proof.renderer.render(mailInputOf(proof, digest))).html;
}

/** Index of a block, and within a section that of the block in it. */
type PlaceOfPart = readonly [index: number, inner?: number];

interface Block {
  readonly type: string;
  readonly blocks?: readonly object[];
}

function listPlaces(blocks: readonly Block[]): PlaceOfPart[] {
  return blocks.flatMap(({ blocks: inner = [] }, index): PlaceOfPart[] => [
    [index],
    ...inner.map((_, position): PlaceOfPart => [index, position]),
  ]);
}

function without<Whole extends { readonly blocks: readonly Block[] }>(
  whole: Whole,
  [index, inner]: PlaceOfPart,
): Whole {
  const blocks =
    inner === undefined
      ? whole.blocks.toSpliced(index, 1)
      : whole.blocks.map((block, position) =>
          position === index ? { ...block, blocks: block.blocks?.toSpliced(inner, 1) } : block,
        );
  return { ...whole, blocks };
}

function pathOf([index, inner]: PlaceOfPart): string {
  return formatPath(inner === undefined ? ['blocks', index] : ['blocks', index, 'blocks', inner]);
}
