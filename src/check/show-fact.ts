import { isCurrency } from '../digest/unit.ts';
import type { Quantity } from './quantity.ts';
import type { SourceSentence } from './source-facts.ts';

const NAMES: Readonly<Record<string, string>> = {
  pp: 'percentage points',
  bp: 'basis points',
  multiple: 'times',
  count: '',
};

/** A number as a message names it: `14 to 16 percent`, `1.2 billion USD`. */
export function describeQuantity({ value, to, unit }: Quantity): string {
  const ends = to === undefined ? count(value) : `${count(value)} to ${count(to)}`;
  return `${ends} ${isCurrency(unit) ? unit : (NAMES[unit] ?? unit)}`.trim();
}

const LONGEST = 160;

/** A sentence of a source as a message quotes it, cut around the place that matters. */
export function showSentence({ source, text }: SourceSentence, at = 0): string {
  const start = text.length <= LONGEST ? 0 : Math.max(0, Math.min(at - LONGEST / 2, text.length - LONGEST));
  const words = text.slice(start, start + LONGEST).trim();
  const cut = `${start > 0 ? '…' : ''}${words}${start + LONGEST < text.length ? '…' : ''}`;
  return `“${cut}” (${source.id})`;
}

const SCALES = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const;

// "2.35 billion", as noughts are hard to count.
function count(value: number): string {
  const scale = SCALES.find(([factor]) => value >= factor);
  if (scale) return `${count(Number((value / scale[0]).toPrecision(12)))}${scale[1]}`;
  return value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}
