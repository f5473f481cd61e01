import type { Scale } from '../digest/unit.ts';
import { isCurrency } from '../digest/unit.ts';
import { SCALES } from './number-words.ts';
import type { NumberMention } from './read-numbers.ts';

/** A number of a field, without its sign and scale. */
export interface Quantity {
  readonly value: number;
  readonly to?: number;
  /** As in `Unit`. */
  readonly unit: string;
  readonly isApproximate: boolean;
}

export function toQuantity(field: {
  readonly value: number;
  readonly to?: number | undefined;
  readonly unit: string;
  readonly scale?: Scale | undefined;
  readonly approximate?: boolean | undefined;
}): Quantity {
  const factor = SCALES.get(field.scale ?? '') ?? 1;
  return {
    value: exact(Math.abs(field.value) * factor),
    ...(field.to === undefined ? {} : { to: exact(Math.abs(field.to) * factor) }),
    unit: field.unit,
    isApproximate: field.approximate ?? false,
  };
}

/** One number of the source in the unit of a field, or undefined if it counts something else. */
export function valueIn(unit: string, mention: NumberMention, value = mention.value): number | undefined {
  // A table says once, in its head, that all of it is in percent.
  const isOfTable = unit === 'percent' && mention.unit === undefined && mention.step < 1;
  const factor = isOfTable ? 1 : factorTo(unit, mention.unit);
  return factor === undefined ? undefined : exact(value * factor);
}

/** How a number of a source meets that of a field. */
export type Likeness = 'same' | 'rounded' | 'other';

/** @param value of the source, in the field's unit */
export function compareValues(
  field: Quantity,
  fieldValue: number,
  value: number,
  mention: NumberMention,
): Likeness {
  if (Math.abs(fieldValue - value) <= 1e-9 * Math.max(fieldValue, value)) return 'same';
  const distance = Math.abs(fieldValue - value);
  // A spelled share has no more digits than a person would say: "a third" is 33 per cent.
  if (mention.unit === 'share' && distance < 0.7) return 'same';
  const isRounding =
    distance <= (roundedTo(fieldValue) / 2) * 1.000001 &&
    distance <= MOST_ROUNDED_OFF * Math.max(fieldValue, value);
  if (!isRounding) return 'other';
  return field.isApproximate ? 'same' : 'rounded';
}

/** Nobody rounds 25 to 20. */
const MOST_ROUNDED_OFF = 0.15;

/** What the last digit counts that is no nought: 100 in 2,100, but 0.1 in 4.5. */
function roundedTo(value: number): number {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const digits = mantissa.split('.')[1]?.length ?? 0;
  return 10 ** (Number(exponent) - digits);
}

const DURATIONS: Readonly<Record<string, readonly (readonly [unit: string, factor: number])[]>> = {
  hours: [
    ['minutes', 1 / 60],
    ['days', 24],
  ],
  days: [
    ['weeks', 7],
    ['hours', 1 / 24],
  ],
  weeks: [['days', 1 / 7]],
  months: [['years', 12]],
  years: [['months', 1 / 12]],
};

/** Signs and words that several currencies share. */
const SHARED: Readonly<Record<string, RegExp>> = {
  $: /^(?:USD|AUD|CAD|NZD|HKD|SGD|TWD|MXN|ARS|CLP|COP|UYU)$/,
  'yen or yuan': /^(?:JPY|CNY)$/,
  rupee: /^(?:INR|PKR|LKR|NPR)$/,
  peso: /^(?:MXN|ARS|CLP|COP|UYU|PHP)$/,
  franc: /^(?:CHF|XOF|XAF)$/,
  krona: /^(?:SEK|NOK|DKK|ISK)$/,
};

/** Whether a sign or word for money may stand for a currency: `$` for any dollar. */
export function isSameCurrency(unit: string, given: string): boolean {
  return unit === given || SHARED[given]?.test(unit) === true;
}

function factorTo(unit: string, given: string | undefined): number | undefined {
  if (unit === given) return 1;
  if (unit === 'percent') return given === 'share' ? 100 : undefined;
  if (unit === 'pp') return given === 'points' ? 1 : given === 'bp' ? 0.01 : undefined;
  if (unit === 'bp') return given === 'pp' ? 100 : undefined;
  if (unit === 'points' || unit === 'count') return given === undefined ? 1 : undefined;
  if (isCurrency(unit)) return isSameCurrency(unit, given ?? '') ? 1 : undefined;
  return DURATIONS[unit]?.find(([other]) => other === given)?.[1];
}

/** 1.2 × 1,000,000,000 must be what the source's 1.2bn is. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
