import type { FigureFault } from './figure-fault.ts';
import type { Candidate } from './match-quantity.ts';
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
  if (stated === undefined || !first) return undefined;
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

/** "210 more kilometres": a word may stand between a number and its measure. */
const REACH = 24;

function measureIn(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => MEASURES.get(word))
    .find((measure) => measure !== undefined);
}
