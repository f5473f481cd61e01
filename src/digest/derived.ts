import { Temporal } from 'temporal-polyfill';
import { checkedText } from './checked-text.ts';
import { isDay } from './instant.ts';

/** How a figure follows from others: a calculation, the time between two days or hours, or a list that was counted. */
export const Derived = checkedText(
  (text) =>
    computeDerived(text)
      ? undefined
      : `"${text}" cannot be worked out. Write a calculation such as 145 - 30 or (2241 - 2140) / 2241 * 100, two days such as 2025-07-09 - 2025-06-10, two times such as 14:00 - 10:40, or what was counted, such as India, Japan, South Korea.`,
  {
    id: 'Derived',
    description: 'How the value follows from numbers, days, times or names that the source has',
    examples: ['145 - 30', '2025-07-09 - 2025-06-10', '14:00 - 10:40', 'India, Japan, South Korea'],
  },
);

/** What a derived figure was worked out from. */
export type DerivedPart =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'name'; readonly name: string };

export interface Derivation {
  readonly value: number;
  readonly parts: readonly DerivedPart[];
}

/**
 * Works out what `derived` says: days between days, hours between times, else the number of the calculation or of the
 * names. Nothing is evaluated but + - * / and brackets.
 *
 * @returns undefined if it cannot be read
 */
export function computeDerived(text: string): Derivation | undefined {
  return daysBetween(text) ?? hoursBetween(text) ?? calculate(text) ?? countNames(text);
}

function daysBetween(text: string): Derivation | undefined {
  const [, later = '', earlier = ''] = /^(\d{4}-\d{2}-\d{2}) [-−–] (\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  const days = [later, earlier].map(parseDay);
  const [to, from] = days;
  if (!to || !from) return undefined;
  return {
    value: to.since(from, { largestUnit: 'days' }).days,
    parts: [later, earlier].map((day) => ({ kind: 'day', day })),
  };
}

function parseDay(text: string): Temporal.PlainDate | undefined {
  try {
    return isDay(text) ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}

function hoursBetween(text: string): Derivation | undefined {
  const found = /^([01]?\d|2[0-3]):([0-5]\d) [-−–] ([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const [hours = 0, minutes = 0, fromHours = 0, fromMinutes = 0] = found.slice(1).map(Number);
  return {
    value: (hours * 60 + minutes - fromHours * 60 - fromMinutes) / 60,
    parts: text.split(/ [-−–] /).map((time) => ({ kind: 'time', time })),
  };
}

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** Deeper brackets than any calculation has; each calls the reader once more. */
const LONGEST = 200;

// expression = term {(+|-) term}, term = factor {(*|/) factor}, factor = number | ( expression )
function calculate(text: string): Derivation | undefined {
  if (text.length > LONGEST || /\d{4}-\d\d-|:/.test(text)) return undefined;
  const tokens = text.match(/[\d.,]*\d|[^\s\d]/g) ?? [];
  const parts: DerivedPart[] = [];
  let at = 0;
  const take = (signs: string) => (signs.includes(tokens[at] ?? 'end') ? tokens[at++] : undefined);
  const factor = (): number => {
    if (take('(')) {
      const value = sum();
      return take(')') ? value : NaN;
    }
    const literal = tokens[at++] ?? '';
    const value = NUMBER.test(literal) ? Number(literal.replaceAll(',', '')) : NaN;
    parts.push({ kind: 'number', value });
    return value;
  };
  const product = (): number => {
    let value = factor();
    for (let sign = take('*/×÷'); sign; sign = take('*/×÷'))
      value = sign === '*' || sign === '×' ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take('+-−–'); sign; sign = take('+-−–'))
      value = sign === '+' ? value + product() : value - product();
    return value;
  };
  const value = sum();
  return at === tokens.length && Number.isFinite(value) && parts.length > 1 ? { value, parts } : undefined;
}

function countNames(text: string): Derivation | undefined {
  const names = text.split(/\s*,\s*/);
  if (names.length < 2 || !names.every((name) => /^\p{L}[\p{L}\p{M}\p{N} .'’&-]*$/u.test(name)))
    return undefined;
  return { value: names.length, parts: names.map((name) => ({ kind: 'name', name })) };
}
