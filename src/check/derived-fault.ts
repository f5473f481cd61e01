import { computeDerived, type DerivedPart } from '../digest/derived.ts';
import { findTime } from './find-time.ts';
import type { FigureFault } from './figure-fault.ts';
import type { StatedQuantity } from './list-quantities.ts';
import { compareValues, type Quantity } from './quantity.ts';
import type { NumberMention } from './read-numbers.ts';
import { resolveDate } from './resolve-date.ts';
import { describeQuantity } from './show-fact.ts';
import type { SourceSentence } from './source-facts.ts';

/**
 * Works a derived figure out again, and looks its parts up in the sources.
 *
 * @param day the article's own, which may be counted from without a source
 */
export function findDerivedFault(
  { quantity, derived = '' }: StatedQuantity,
  sentences: readonly SourceSentence[],
  day: string,
): FigureFault | undefined {
  const derivation = computeDerived(derived);
  if (!derivation) return undefined;
  if (!isResult(quantity, derivation.value)) {
    const result = derivation.value.toLocaleString('en-GB', { maximumFractionDigits: 3 });
    return {
      rule: 'figure-derived',
      message: `${derived} makes ${result}, not ${describeQuantity(quantity)}. Correct the value or the calculation.`,
    };
  }
  if (isDifferenceOfShares(quantity, derived, sentences)) {
    return {
      rule: 'figure-unit',
      message: `${derived} takes one percentage from another: that makes percentage points, not percent. Write unit: pp.`,
    };
  }
  const missing = derivation.parts.find((part) => !isBorneOut(part, sentences, day));
  if (!missing) return undefined;
  return {
    rule: 'figure-derived',
    message: `“${describePart(missing)}”, from which the figure is worked out, stands in none of the cited sources. Cite the source that has it, or correct the calculation.`,
  };
}

// From 64% to 82% are 18 points, and 28 per cent. What is left of a hundred is a share as before.
function isDifferenceOfShares(
  { unit }: Quantity,
  derived: string,
  sentences: readonly SourceSentence[],
): boolean {
  const parts = /^\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)\s*$/.exec(derived)?.slice(1).map(Number) ?? [];
  if (unit !== 'percent' || parts.length === 0 || parts.includes(100)) return false;
  const numbers = sentences.flatMap((sentence) => sentence.numbers);
  return parts.every((part) => {
    const found = numbers.filter(({ value, to }) => value === part || to === part);
    return found.length > 0 && found.every((number) => number.unit === 'percent');
  });
}

function isResult(quantity: Quantity, result: number): boolean {
  const exactly = { unit: undefined, step: 1, isChange: false, isApproximate: false, start: 0, end: 0 };
  return SCALES.some((scale) => {
    const value = Math.abs(result) * scale;
    const mention: NumberMention = { ...exactly, value };
    if (quantity.to !== undefined) return quantity.value <= value && value <= quantity.to;
    // What was worked out has more digits than anyone prints.
    const isPrinted = Math.abs(quantity.value - value) <= (printedStep(quantity.value) / 2) * 1.000001;
    return isPrinted || compareValues(quantity, quantity.value, value, mention) === 'same';
  });
}

// Two digits at least: 19 is not printed as 20, but 33.3 as 33.
function printedStep(value: number): number {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return 10 ** (Number(exponent) - Math.max(mantissa.split('.')[1]?.length ?? 0, 1));
}

const SCALES = [1, 1e3, 1e6, 1e9, 1e12];

function isBorneOut(part: DerivedPart, sentences: readonly SourceSentence[], day: string): boolean {
  switch (part.kind) {
    case 'number':
      return (
        part.value === 100 ||
        sentences.some(({ numbers }) => numbers.some((mention) => isNumber(part.value, mention))) ||
        // "The Group operates 94 aircraft and Norrskär 41": behind a name, a number may be a part of it.
        sentences.some(({ text }) => standsAlone(part.value, text))
      );
    case 'day':
      return part.day === day || sentences.some((sentence) => isDayOf(part.day, sentence, day));
    case 'time':
      return sentences.some(({ text }) => findTime(text, part.time));
    case 'name':
      return sentences.some(({ text }) => text.toLowerCase().includes(part.name.toLowerCase()));
  }
}

function standsAlone(value: number, text: string): boolean {
  return (
    Number.isInteger(value) && value > 12 && new RegExp(`(?<![\\d.,-])${value}(?![\\d-]|[.,]\\d)`).test(text)
  );
}

function isNumber(value: number, mention: NumberMention): boolean {
  const given = [
    mention.value,
    mention.to ?? mention.value,
    ...(mention.unit === 'share' ? [mention.value * 100] : []),
  ];
  return given.some((number) => SCALES.some((scale) => Math.abs(value * scale - number) <= 1e-9 * number));
}

function isDayOf(wanted: string, { source, dates }: SourceSentence, day: string): boolean {
  const read = source.published?.slice(0, 10) ?? day;
  return dates.some((date) => resolveDate(date, read).includes(wanted));
}

function describePart(part: DerivedPart): string {
  switch (part.kind) {
    case 'number':
      return part.value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
    case 'day':
      return part.day;
    case 'time':
      return part.time;
    case 'name':
      return part.name;
  }
}
