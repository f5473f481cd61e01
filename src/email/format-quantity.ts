import { isCurrency, type Scale } from '../digest/unit.ts';
import { chooseForm } from './choose-form.ts';
import { fillWords } from './fill-words.ts';
import { madeOnce } from './made-once.ts';
import type { ViewContext } from './view-context.ts';
import type { Forms } from './words.ts';

export interface Quantity {
  readonly value: number;
  /** Upper end of a range. */
  readonly to?: number | undefined;
  readonly unit: string;
  readonly scale?: Scale | undefined;
  /** What is counted, where the unit is count. */
  readonly noun?: string | undefined;
  /** Fewest digits after the decimal mark, where numbers stand below each other. */
  readonly decimals?: number;
}

type Context = Pick<ViewContext, 'language' | 'words'>;

/** A number with its unit as the language writes it: "34.5%", "$582 billion", "10–15 days", "3 capitals". */
export function formatQuantity(quantity: Quantity, { language, words }: Context): string {
  const { unit, noun } = quantity;
  const write = (options: Intl.NumberFormatOptions) => writeNumber(quantity, language, options);
  const inWords = (forms: Forms) =>
    fillWords(chooseForm(forms, quantity.to ?? quantity.value, language), { n: write({}) });
  switch (unit) {
    case 'percent':
      return write({ style: 'unit', unit });
    case 'pp':
      return inWords(words.figure.percentagePoints);
    case 'bp':
      return inWords(words.figure.basisPoints);
    case 'points':
      return inWords(words.figure.points);
    case 'multiple':
      return fillWords(words.figure.multiple, { n: write({}) });
    case 'count':
      return noun ? fillWords(words.figure.counted, { n: write({}), noun }) : write({});
    default:
      if (isCurrency(unit)) return write({ style: 'currency', currency: unit, ...shortestCents(quantity) });
      return write({ style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' });
  }
}

/** A number as it was typed, not rounded, with the word of its scale after it. */
function writeNumber(
  { value, to, scale, decimals }: Quantity,
  language: string,
  options: Intl.NumberFormatOptions,
): string {
  const format = madeOnce(Intl.NumberFormat, language, {
    maximumFractionDigits: 6,
    ...options,
    ...(decimals === undefined ? {} : { minimumFractionDigits: decimals }),
  });
  const parts: readonly { readonly type: string; readonly value: string }[] =
    to === undefined ? format.formatToParts(value) : format.formatRangeToParts(value, to);
  if (!scale) return join(parts);
  const end = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction') + 1;
  return `${join(parts.slice(0, end))}\u00a0${scaleWord(scale, to ?? value, language)}${join(parts.slice(end))}`;
}

function join(parts: readonly { readonly value: string }[]): string {
  return parts.map(({ value }) => value).join('');
}

// "$4,000" and "$1.50", but "$1.2 billion".
function shortestCents({ value, to = value, scale }: Quantity): Intl.NumberFormatOptions {
  const whole = Number.isInteger(value) && Number.isInteger(to);
  return whole || scale ? { minimumFractionDigits: 0 } : {};
}

const POWER: Readonly<Record<Scale, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

// Intl has the word in every language, in the form that goes with the number.
function scaleWord(scale: Scale, value: number, language: string): string {
  const format = madeOnce(Intl.NumberFormat, language, { notation: 'compact', compactDisplay: 'long' });
  const nearest = Math.min(Math.max(Math.abs(value), 1), 999);
  return format.formatToParts(nearest * POWER[scale]).find(({ type }) => type === 'compact')?.value ?? scale;
}
