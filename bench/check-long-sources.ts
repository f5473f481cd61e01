import { checkArticle } from '../src/check/check-article.ts';
import type { Source } from '../src/digest/source.ts';
import { parseArticle } from '../src/digest/parse-article.ts';
import { measure, printTimings } from './measure.ts';

const SOURCES = 10;
const WORDS = 2_000;
const LIMIT_MILLIS = 100;

/** One article with thirty quotations, half of them altered, against ten sources of 2,000 words each. */
export async function benchLongSources(): Promise<void> {
  const sources = Array.from({ length: SOURCES }, (_, number) => longSource(number));
  const article = parseArticle({
    path: 'content/articles/long.md',
    bytes: new TextEncoder().encode(longArticle(sources)),
  });
  if (!article.ok) throw new Error(article.findings.map(({ message }) => message).join('\n'));
  const people = { costa: { name: 'Maria Costa', roles: [], anonymous: false } };
  const subject = { parsed: article.parsed, people, newsletter: undefined };
  const timings = await measure([
    { name: 'sources read before', run: () => checkArticle({ ...subject, sources }) },
    // Copies: what is remembered of a source goes by the value.
    {
      name: 'sources read anew',
      run: () => checkArticle({ ...subject, sources: sources.map((source) => ({ ...source })) }),
    },
  ]);
  printTimings(`One article with ${SOURCES} sources of ${WORDS} words`, timings, 'sources read before');
  const [warm] = timings;
  if (warm)
    console.log(`  ${(warm.micros / 1_000 / LIMIT_MILLIS).toFixed(2)} × the limit of ${LIMIT_MILLIS} ms`);
}

const NOUNS =
  'port crane ship tariff quota barley minister rate cable drum harbour pilot river bank ferry winter'.split(
    ' ',
  );
const VERBS = 'moves holds breaks lifts carries closes opens waits turns falls'.split(' ');

function sentence(seed: number): string {
  const pick = (words: readonly string[], step: number) =>
    words[(seed * 7 + step * 13 + seed * seed) % words.length];
  return `the ${pick(NOUNS, 1)} ${pick(VERBS, 2)} the ${pick(NOUNS, 3)} of ${seed} and the ${pick(NOUNS, 4)} ${pick(VERBS, 5)} it by ${seed % 50} per cent`;
}

function longSource(number: number): Source {
  const paragraphs = Array.from({ length: WORDS / 40 }, (_, at) => {
    const seed = number * 1_000 + at * 2;
    return `“${sentence(seed)},” said Maria Costa on Tuesday. Later ${sentence(seed + 1)}.`;
  });
  return {
    ...{ id: `source-${number}`, outlet: `Wire ${number}`, headline: 'Long', byline: [], status: 'ready' },
    paragraphs,
  };
}

function longArticle(sources: readonly Source[]): string {
  const quotations = Array.from({ length: 30 }, (_, at) => {
    const words = sentence((at % sources.length) * 1_000 + at * 2);
    return `Ms Costa said: “${at % 2 === 0 ? words : words.replace('and the', 'while every')}.”`;
  });
  const list = sources.map(({ id }) => id).join(', ');
  return `---\ntitle: Long\ndate: 2025-06-10\nsources: [${list}]\n---\n\n${quotations.join('\n\n')}\n`;
}
