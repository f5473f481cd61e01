import { contentWords, sharedPart } from './content-words.ts';
import { compareValues, valueIn, type Quantity } from './quantity.ts';
import type { NumberMention } from './read-numbers.ts';
import type { SourceSentence } from './source-facts.ts';

/** A number of a source that may be the one of a field. */
export interface Candidate {
  readonly sentence: SourceSentence;
  readonly mention: NumberMention;
  /** How much of what the field is about the sentence speaks of, from 0 to 1. */
  readonly relevance: number;
}

/** How the sources bear a number out. The most relevant candidate comes first. */
export type QuantityMatch =
  | { readonly kind: 'same'; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'rounded' | 'range' | 'scale' | 'unit' | 'other';
      readonly nearest: Candidate;
    }
  | { readonly kind: 'none' };

/**
 * Looks a number up in the sources.
 *
 * @param context the words that say what the number is about
 */
export function matchQuantity(
  quantity: Quantity,
  context: string,
  sentences: readonly SourceSentence[],
): QuantityMatch {
  const words = contentWords(context);
  const candidates = sentences
    .flatMap((sentence) => {
      const relevance = sentence.numbers.length > 0 ? sharedPart(words, sentence.words) : 0;
      return sentence.numbers.map((mention): Candidate => ({ sentence, mention, relevance }));
    })
    .toSorted((a, b) => b.relevance - a.relevance);
  const likeness = candidates.map((candidate) => ({ candidate, like: compare(quantity, candidate.mention) }));
  const same = likeness.filter(({ like }) => like === 'same');
  if (same.length > 0) return { kind: 'same', candidates: same.map(({ candidate }) => candidate) };
  for (const kind of ['range', 'rounded', 'scale', 'unit'] as const) {
    const found = likeness.find(
      ({ like, candidate }) => like === kind && isTelling(kind, quantity, candidate),
    );
    if (found) return { kind, nearest: found.candidate };
  }
  const nearest = candidates.find(
    ({ mention, relevance }) => relevance > 0 && valueIn(quantity.unit, mention) !== undefined,
  );
  return nearest ? { kind: 'other', nearest } : { kind: 'none' };
}

// "two sides" is no rival of two basis points: small numbers stand everywhere.
function isTelling(kind: Comparison, { value, unit }: Quantity, { relevance, mention }: Candidate): boolean {
  const isOfItsKind = kind === 'range' && unit !== 'count' && mention.unit === unit;
  return relevance > 0 || value > 12 || isOfItsKind;
}

type Comparison = 'same' | 'rounded' | 'range' | 'scale' | 'unit' | 'other';

function compare(field: Quantity, mention: NumberMention): Comparison {
  const value = valueIn(field.unit, mention);
  if (value === undefined) return isOfOtherUnit(field, mention) ? 'unit' : 'other';
  const comparison = compareEnds(field, mention, value);
  // 25 percentage points for 25 basis points: the digits are those of the source, and nothing else is.
  return comparison === 'other' && mention.unit !== field.unit && isOfOtherUnit(field, mention)
    ? 'unit'
    : comparison;
}

function compareEnds(field: Quantity, mention: NumberMention, value: number): Comparison {
  const to = mention.to === undefined ? undefined : valueIn(field.unit, mention, mention.to);
  const low = compareValues(field, field.value, value, mention);
  const high = to === undefined ? undefined : compareValues(field, field.to ?? field.value, to, mention);
  if (field.to === undefined) {
    if (to === undefined || mention.isChange) return best(low, high) ?? scaleOf(field.value, value);
    return low === 'same' || high === 'same' ? 'range' : 'other';
  }
  if (to !== undefined && low === 'same' && high === 'same') return 'same';
  if (low === 'other' && (high === undefined || high === 'other')) return scaleOf(field.value, value);
  return 'range';
}

function best(low: Comparison, high: Comparison | undefined): Comparison | undefined {
  if (low === 'same' || high === 'same') return 'same';
  return low === 'rounded' || high === 'rounded' ? 'rounded' : undefined;
}

// 1.2 million and 1.2 billion: the same digits, a step of thousands apart. Small round numbers are so by chance.
function scaleOf(field: number, value: number): Comparison {
  const [small, large] = [Math.min(field, value), Math.max(field, value)];
  if (small === 0) return 'other';
  const power = Math.log10(large / small);
  const isStep = Math.abs(power - Math.round(power)) < 1e-9 && power > 0.5;
  const isThousands = isStep && Math.round(power) % 3 === 0;
  return isThousands && large >= 1e3 ? 'scale' : 'other';
}

function isOfOtherUnit(field: Quantity, mention: NumberMention): boolean {
  if (mention.unit === undefined && field.unit !== 'percent' && field.unit !== 'pp' && field.unit !== 'bp')
    return false;
  if (field.to !== undefined) return field.value === mention.value && field.to === mention.to;
  return field.value === mention.value || (mention.isChange && field.value === mention.to);
}
