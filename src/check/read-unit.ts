import { isDash, type NumberToken } from './number-token.ts';

/** Signs and names of currencies. `$`, `peso` and the like are of several countries: see `fitsUnit`. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['$', '$'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'yen or yuan'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['₦', 'NGN'],
  ['฿', 'THB'],
  ['₪', 'ILS'],
]);
const DOLLAR_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['US', 'USD'],
  ['A', 'AUD'],
  ['AU', 'AUD'],
  ['C', 'CAD'],
  ['CA', 'CAD'],
  ['HK', 'HKD'],
  ['S', 'SGD'],
  ['NZ', 'NZD'],
  ['NT', 'TWD'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['pound', 'GBP'],
  ['euro', 'EUR'],
  ['yen', 'JPY'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['rupee', 'rupee'],
  ['peso', 'peso'],
  ['franc', 'franc'],
  ['krona', 'krona'],
  ['won', 'KRW'],
  ['rand', 'ZAR'],
  ['krone', 'krona'],
  ['kroner', 'krona'],
  ['kronor', 'krona'],
  ['koruna', 'CZK'],
  ['zloty', 'PLN'],
  ['forint', 'HUF'],
  ['lira', 'TRY'],
  ['hryvnia', 'UAH'],
  ['rouble', 'RUB'],
  ['ruble', 'RUB'],
  ['shekel', 'ILS'],
  ['ringgit', 'MYR'],
  ['baht', 'THB'],
  ['rupiah', 'IDR'],
  ['dong', 'VND'],
  ['naira', 'NGN'],
  ['dirham', 'AED'],
  ['riyal', 'SAR'],
  ['reais', 'BRL'],
]);
/** Letters right before a number. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['RM', 'MYR'],
  ['Rs', 'rupee'],
  ['SKr', 'SEK'],
  ['NKr', 'NOK'],
  ['DKr', 'DKK'],
  ['Rp', 'IDR'],
]);
const ADJECTIVES: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['american', 'USD'],
  ['australian', 'AUD'],
  ['canadian', 'CAD'],
  ['singapore', 'SGD'],
  ['swiss', 'CHF'],
  ['mexican', 'MXN'],
  ['uruguayan', 'UYU'],
  ['indian', 'INR'],
]);
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['percent', 'percent'],
  ['pc', 'percent'],
  ['pp', 'pp'],
  ['ppt', 'pp'],
  ['bp', 'bp'],
  ['bps', 'bp'],
  ['point', 'points'],
  ['points', 'points'],
  ['hour', 'hours'],
  ['hr', 'hours'],
  ['minute', 'minutes'],
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
  ['times', 'multiple'],
  ['fold', 'multiple'],
  ['x', 'multiple'],
]);
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['per cent', 'percent'],
  ['percentage point', 'pp'],
  ['percentage points', 'pp'],
  ['basis point', 'bp'],
  ['basis points', 'bp'],
]);

export interface UnitReading {
  readonly unit: string;
  /** The token after it. */
  readonly next: number;
}

/** Reads the currency before a number: `$`, `US$`, `EUR`. */
export function readCurrencyBefore(tokens: readonly NumberToken[], at: number): UnitReading | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first) return undefined;
  const symbol = SYMBOLS.get(first.text);
  if (symbol) return { unit: symbol, next: at + 1 };
  const dollars = DOLLAR_PREFIXES.get(first.text);
  if (dollars && second?.text === '$' && second.isAttached) return { unit: dollars, next: at + 2 };
  const prefix = PREFIXES.get(first.text);
  if (prefix && second?.kind === 'number') return { unit: prefix, next: at + 1 };
  return isCode(first) && second?.kind === 'number' ? { unit: first.text, next: at + 1 } : undefined;
}

/** Reads what stands behind a number and says what it counts; a hyphen may stand between (`90-day`). */
export function readUnit(tokens: readonly NumberToken[], at: number): UnitReading | undefined {
  const start = isDash(tokens[at]) && tokens[at + 1]?.isAttached ? at + 1 : at;
  const [first, second] = [tokens[start], tokens[start + 1]];
  if (!first) return undefined;
  const pair = second && PAIRS.get(`${first.lower} ${second.lower}`);
  if (pair) return { unit: pair, next: start + 2 };
  const plain = PLAIN.get(first.lower) ?? PLAIN.get(first.lower.replace(/s$/, ''));
  if (plain) return { unit: plain, next: start + 1 };
  const currency = NAMES.get(first.lower) ?? NAMES.get(first.lower.replace(/s$/, ''));
  if (currency) return { unit: currency, next: start + 1 };
  const named = second && (NAMES.get(second.lower) ?? NAMES.get(second.lower.replace(/s$/, '')));
  if (named && ADJECTIVES.has(first.lower))
    return { unit: ADJECTIVES.get(first.lower) ?? named, next: start + 2 };
  return isCode(first) ? { unit: first.text, next: start + 1 } : undefined;
}

const CODES = new Set(Intl.supportedValuesOf('currency'));

// ALL and TRY are codes of currencies too, and words of any headline in capitals.
function isCode({ text }: NumberToken): boolean {
  return CODES.has(text) && text !== 'ALL' && text !== 'TOP';
}
