import { z } from 'zod';
import { checkedText } from './checked-text.ts';

const NAMED_UNITS = [
  'percent',
  'pp',
  'bp',
  'points',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'multiple',
  'count',
];
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** What a number counts: one of the named units, or an ISO 4217 currency code. */
export const Unit = checkedText(findUnitFault, {
  id: 'Unit',
  description: `One of ${NAMED_UNITS.join(', ')} (pp: percentage points, bp: basis points), or a currency code such as USD`,
  examples: ['percent', 'USD', 'days'],
});

/** How many of the unit one stands for: `value: 1.2, unit: USD, scale: billion`. */
export const Scale = z.enum(['thousand', 'million', 'billion', 'trillion']).meta({ id: 'Scale' });
export type Scale = z.output<typeof Scale>;

export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit);
}

function findUnitFault(text: string): string | undefined {
  if (NAMED_UNITS.includes(text) || isCurrency(text)) return undefined;
  const meant = text === '%' ? 'percent' : isCurrency(text.toUpperCase()) ? text.toUpperCase() : undefined;
  return `"${text}" is not a unit. ${meant ? `Did you mean "${meant}"? ` : ''}Use one of ${NAMED_UNITS.join(', ')}, or a currency code such as USD.`;
}
