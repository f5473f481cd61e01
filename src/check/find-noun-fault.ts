import type { FigureFault } from './figure-fault.ts';
import { contentWords, sharedPart } from './content-words.ts';
import type { Candidate } from './match-quantity.ts';
import type { NumberMention } from './read-numbers.ts';
import { showSentence } from './show-fact.ts';

/** Measures that are counted like things, each with its other spellings: who swaps two of them changes the number. */
const MEASURES: ReadonlyMap<string, string> = new Map(
  [
    'mile miles',
    'kilometre kilometres kilometer kilometers km',
    'metre metres meter meters',
    'foot feet ft',
    'tonne tonnes',
    'ton tons',
    'pound pounds lb',
    'kilogram kilograms kilo kilos kg',
    'litre litres liter liters',
    'gallon gallons',
    'barrel barrels',
    'bushel bushels',
    'hectare hectares',
    'acre acres',
    'megawatt megawatts mw',
    'gigawatt gigawatts gw',
    'knot knots',
  ].flatMap((spellings) => {
    const [measure = '', ...others] = spellings.split(' ');
    return [measure, ...others].map((word): [string, string] => [word, measure]);
  }),
);

/** What is wrong with what a figure counts, where every place that has its number measures in something else. */
export function findNounFault(
  noun: string | undefined,
  candidates: readonly Candidate[],
): FigureFault | undefined {
  const stated = measureIn(noun ?? '');
  const [first] = candidates;
  if (!first) return undefined;
  if (stated === undefined) return findOtherCount(noun, candidates);
  const given = candidates.map(({ sentence, mention }) =>
    measureIn(sentence.text.slice(mention.end, mention.end + REACH)),
  );
  const [other] = given;
  if (other === undefined || given.some((measure) => measure === undefined || measure === stated))
    return undefined;
  return {
    rule: 'figure-unit',
    message: `the source counts ${other}s, not ${noun ?? ''}: ${showSentence(first.sentence, first.mention.start)}. Correct the noun, or work the number out with "derived".`,
  };
}

// "48,000 prices of 612 goods and services, collected in 1,870 outlets": the 612 are no outlets.
function findOtherCount(noun: string | undefined, candidates: readonly Candidate[]): FigureFault | undefined {
  const stated = contentWords(noun ?? '');
  const [first] = candidates;
  if (stated.size === 0 || !first) return undefined;
  const isOfAnother = candidates.every(({ sentence: { text, numbers }, mention }) => {
    const isCountOf = ({ end, unit }: NumberMention) =>
      unit === undefined && sharedPart(stated, contentWords(wordsBehind(text, end))) === 1;
    return (
      hasOwnNoun(text, mention) &&
      !isCountOf(mention) &&
      numbers.some((other) => other !== mention && isCountOf(other))
    );
  });
  if (!isOfAnother) return undefined;
  return {
    rule: 'figure-unit',
    message: `the source does not count ${noun ?? ''} by this number: ${showSentence(first.sentence, first.mention.start)}. Correct the number or the noun.`,
  };
}

// "620 people, 210 of them": what the second counts stands elsewhere.
function hasOwnNoun(text: string, { end }: NumberMention): boolean {
  return /^ (?!(?:of|at|in|on|for|from|to|and|or|by|than|with|were|was|are|is|have|had|has)\b)\p{Ll}{3}/u.test(
    text.slice(end),
  );
}

/** The words that a number counts, up to the next sign. */
function wordsBehind(text: string, end: number): string {
  return /^(?: [\p{L}-]+){0,3}/u.exec(text.slice(end))?.[0] ?? '';
}

/** "210 more kilometres": a word may stand between a number and its measure. */
const REACH = 24;

function measureIn(text: string): string | undefined {
  if (/^\s*metric tons?\b/i.test(text)) return 'tonne';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => MEASURES.get(word))
    .find((measure) => measure !== undefined);
}
