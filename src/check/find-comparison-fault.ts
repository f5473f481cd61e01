import type { FigureFault } from './figure-fault.ts';
import type { Candidate } from './match-quantity.ts';
import type { NumberMention } from './read-numbers.ts';
import { compareValues, valueIn, type Quantity } from './quantity.ts';
import { describeQuantity, showSentence } from './show-fact.ts';

/**
 * What stands between a number and the one that it has come from: "0.9%, from 1.6%", "31%, down from the 35%", "340
 * tonnes from 260", "0.9% in 2026, compared with 1.3%", "91% (Q3 2024: 93%".
 */
const FROM =
  /^(?:(?: \p{L}[\p{L}-]*){0,2}(?: in [12]\d{3})?,? (?:(?:up|down) )?(?:from|against|compared with|compared to|versus) (?:about |the |just )?| \([^():;]{1,24}: )$/u;

/**
 * What is wrong with a number that a figure is compared with, where the source itself compares the figure with another
 * in the same breath. The source may have the number elsewhere, of something else.
 *
 * @param candidates the places of the sources that have the figure
 */
export function findComparisonFault(
  stated: Quantity,
  candidates: readonly Candidate[],
): FigureFault | undefined {
  const [best] = candidates;
  if (!best) return undefined;
  const relevant = candidates.filter(({ relevance }) => relevance >= best.relevance - 0.01);
  const isDenied = relevant.every((candidate) => {
    const base = baseOf(candidate);
    const value = base && valueIn(stated.unit, base);
    return value !== undefined && base && compareValues(stated, stated.value, value, base) !== 'same';
  });
  if (!isDenied) return undefined;
  return {
    rule: 'figure-comparison',
    message: `${describeQuantity(stated)} is not what the source compares it with: ${showSentence(best.sentence, best.mention.start)}. Write the number that it gives there, or leave the comparison out.`,
  };
}

function baseOf({ sentence: { text, numbers }, mention }: Candidate): NumberMention | undefined {
  return numbers.find(({ start }) => start >= mention.end && FROM.test(text.slice(mention.end, start)));
}
