import { isCurrency } from '../digest/unit.ts';
import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { listPassages } from './list-passages.ts';
import { listQuantities } from './list-quantities.ts';
import { listBlocks } from './list-blocks.ts';
import { normaliseText } from './normalise-text.ts';
import { placeInText } from './place-in-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { findDirection } from './find-direction.ts';
import { isSameCurrency } from './quantity.ts';
import { readNumbers, type NumberMention } from './read-numbers.ts';
import { showSentence } from './show-fact.ts';
import { factsOf, type SourceSentence } from './source-facts.ts';

/**
 * Looks for numbers in running text that no cited source has, or has in another currency, in points instead of percent,
 * or as a change the other way. Only those with a sign or word of money or of percent are sure enough: counts and
 * spans of time in prose are too often the writer's own sum.
 */
export function checkProseNumbers({ parsed, sources }: CheckSubject): Finding[] {
  if (sources.length === 0) return [];
  const stated = listBlocks(parsed.value)
    .flatMap(listQuantities)
    .map(({ quantity }): KnownNumber => ({ value: quantity.value, unit: quantity.unit }));
  const ofSources = sources.flatMap(numbersOf);
  const known = orderNumbers([...ofSources, ...stated]);
  return listPassages(parsed.value).flatMap(({ text, path }) => {
    const normal = normaliseText(text);
    return readNumbers(normal.text)
      .filter(isSure)
      .flatMap((mention): Finding[] => {
        const fault = findFault({ text: normal.text, mention }, { known, ofSources, stated });
        if (!fault) return [];
        const words = text.slice(normal.toOriginal(mention.start), normal.toOriginal(mention.end));
        const place = placeInText(parsed, { text, path }, normal.toOriginal(mention.start));
        return [{ ...place, level: 'warning', rule: fault.rule, message: `“${words}” ${fault.message}` }];
      });
  });
}

interface KnownNumber {
  readonly value: number;
  readonly unit: string | undefined;
  /** Where a source has it. */
  readonly place?: { readonly sentence: SourceSentence; readonly mention: NumberMention };
}

interface Fault {
  readonly rule: string;
  readonly message: string;
}

function findFault(
  { text, mention }: { readonly text: string; readonly mention: NumberMention },
  numbers: {
    readonly known: OrderedNumbers;
    readonly ofSources: readonly KnownNumber[];
    readonly stated: readonly KnownNumber[];
  },
): Fault | undefined {
  if (!isKnown(mention, numbers.known)) {
    return {
      rule: 'number-in-prose',
      message:
        'stands in none of the cited sources. Write what a source says, cite the source that has it, or give it as a figure with "derived".',
    };
  }
  const isIt = ({ value }: KnownNumber) => Math.abs(value - mention.value) <= 1e-9 * mention.value;
  const same = numbers.ofSources.filter(isIt);
  const [first] = same;
  const isStated = numbers.stated.some((number) => isIt(number) && !isOtherKind(mention.unit, number.unit));
  if (!first?.place || isStated) return undefined;
  const shown = showSentence(first.place.sentence, first.place.mention.start);
  if (same.every(({ unit }) => isOtherKind(mention.unit, unit))) {
    return {
      rule: 'number-in-prose',
      message: `is counted in something else in the sources: ${shown}. Correct the unit.`,
    };
  }
  return isTurnedAround(text, mention, same)
    ? {
        rule: 'figure-direction',
        message: `goes the other way in the sources: ${shown}. Correct the direction.`,
      }
    : undefined;
}

/** Another currency, or points of percent instead of percent. */
function isOtherKind(unit: string | undefined, given: string | undefined): boolean {
  if (unit === undefined || given === undefined) return false;
  if (unit === 'percent') return given === 'pp';
  if (unit === 'pp') return given === 'percent';
  return isMoney(unit) && isMoney(given) && !isSameCurrency(unit, given) && !isSameCurrency(given, unit);
}

function isTurnedAround(text: string, mention: NumberMention, same: readonly KnownNumber[]): boolean {
  const own = mention.unit === 'percent' ? findDirection(text, mention) : undefined;
  if (!own?.isClose || own.direction === 'flat') return false;
  return same.every(({ place }) => {
    const given = place && findDirection(place.sentence.text, place.mention);
    return given?.isClose === true && given.direction !== 'flat' && given.direction !== own.direction;
  });
}

const numbersOf = memoize((source: Source) =>
  factsOf(source).flatMap((sentence) =>
    sentence.numbers.flatMap((mention) =>
      valuesOf(mention).map((number): KnownNumber => ({ ...number, place: { sentence, mention } })),
    ),
  ),
);

// A spelled share is as good as the percent that it makes, give or take what people round.
function valuesOf({ value, to, unit }: NumberMention): KnownNumber[] {
  const ends = [value, ...(to === undefined ? [] : [to])];
  const shares =
    unit === 'share' ? [Math.floor, Math.round, Math.ceil].map((round) => round(value * 100)) : [];
  return [...ends, ...shares].map((number) => ({ value: number, unit }));
}

/** Smallest first: all of them, and those of each kind. */
interface OrderedNumbers {
  readonly all: readonly number[];
  readonly money: readonly number[];
  readonly shares: readonly number[];
}

function orderNumbers(numbers: readonly KnownNumber[]): OrderedNumbers {
  const ordered = numbers.toSorted((a, b) => a.value - b.value);
  const valuesWhere = (fits: (unit: string | undefined) => boolean) =>
    ordered.filter(({ unit }) => fits(unit)).map(({ value }) => value);
  return { all: valuesWhere(() => true), money: valuesWhere(isMoney), shares: valuesWhere(isShare) };
}

function isShare(unit: string | undefined): boolean {
  return unit === 'share' || unit === 'percent' || unit === 'pp' || unit === 'bp';
}

function isMoney(unit: string | undefined): boolean {
  return unit !== undefined && !isShare(unit) && (SURE.has(unit) || isCurrency(unit));
}

const SURE = new Set(['percent', 'pp', 'bp', '$', 'yen or yuan', 'rupee', 'peso', 'franc', 'krona']);

function isSure({ unit }: NumberMention): boolean {
  return unit !== undefined && (SURE.has(unit) || isCurrency(unit));
}

// The very number may have any unit: "lost $61" may stand as "61 dollars less" or in a table whose head has the unit.
function isKnown(mention: NumberMention, { all, money, shares }: OrderedNumbers): boolean {
  const { value, to, step, unit, isApproximate } = mention;
  return [value, to ?? value].every((end) => {
    if (isNear(all, end, 1e-9 * end)) return true;
    // "about 40%" for 41.2%, and 41% for it as well: a rounded number in a sentence deceives nobody.
    const distance = Math.max(step / 2, isApproximate ? Math.min(0.05 * end, roundedTo(end)) : 0);
    return isNear(isShare(unit) ? shares : money, end, distance);
  });
}

function isNear(ordered: readonly number[], value: number, distance: number): boolean {
  const next = ordered[findFirst(ordered, value - distance)];
  return next !== undefined && next <= value + distance;
}

/** What "about" may round to: 10 for 40, 5 for 45, and 0.01 for 12.71, which nobody has rounded. */
function roundedTo(value: number): number {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const digits = mantissa.split('.')[1] ?? '';
  const last = 10 ** (Number(exponent) - digits.length);
  return digits.endsWith('5') ? 5 * last : last;
}

/** The position of the first of the ordered values that is not smaller. */
function findFirst(ordered: readonly number[], value: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
