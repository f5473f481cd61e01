import { isDash, type NumberToken } from './number-token.ts';
import { FRACTIONS, SCALES, SMALL_NUMBERS } from './number-words.ts';

/** A number without its unit. */
export interface Amount {
  /** In ones: 1.2 million is 1200000. A share of a whole is below 1. */
  readonly value: number;
  /** What its last digit counts: 100000 in 1.2 million. */
  readonly step: number;
  /** What a word such as million multiplied it by; 1 without one. */
  readonly factor: number;
  readonly isShare: boolean;
  /** The token after it. */
  readonly next: number;
}

/** Reads a number in digits (`1,200`, `1.2bn`) or words (`two and a half million`, `a third of`), or undefined. */
export function readAmount(tokens: readonly NumberToken[], at: number): Amount | undefined {
  return (
    readPartOfPoint(tokens, at) ??
    readShare(tokens, at) ??
    readDigits(tokens, at) ??
    readHalf(tokens, at) ??
    readWords(tokens, at)
  );
}

const PART_OF_POINT =
  /^(?:(half|one half|an? half|a quarter|one quarter|three quarters)(?: an?| -| of an?)?) (?=(?:(?:percentage )?points?|percent|per cent)\b)/;

// "half a percentage point", "a quarter-point", "three quarters of a point", "half a percent": no part of a whole, but of one point.
function readPartOfPoint(tokens: readonly NumberToken[], at: number): Amount | undefined {
  if (!/^(?:half|one|an?|three)$/.test(tokens[at]?.lower ?? '')) return undefined;
  const words = tokens
    .slice(at, at + 7)
    .map(({ lower }) => lower)
    .join(' ');
  const [typed, part = ''] = PART_OF_POINT.exec(words) ?? [];
  if (typed === undefined) return undefined;
  const value = part.includes('half') ? 0.5 : part.startsWith('three') ? 0.75 : 0.25;
  return { value, step: value, factor: 1, isShare: false, next: at + typed.trim().split(' ').length };
}

function readDigits(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const token = tokens[at];
  const literal = token?.kind === 'number' ? parseDigits(token.text) : undefined;
  return literal && scaleUp(tokens, { ...literal, factor: 1, isShare: false, next: at + 1 });
}

/** @returns undefined for 12.06.2025 and the like, which are no numbers */
function parseDigits(text: string): { value: number; step: number } | undefined {
  if (/^\d+$/.test(text)) return { value: Number(text), step: 1 };
  const parts = text.split(/[.,'’ \u00a0\u2009\u202f]/);
  const isGrouped = parts.length > 2 && parts.slice(1).every((part) => part.length === 3);
  const hasDot = text.includes('.');
  if (isGrouped) return { value: Number(parts.join('')), step: 1 };
  if (parts.length === 2 && !hasDot && parts[1]?.length === 3)
    return { value: Number(parts.join('')), step: 1 };
  const decimals = parts.at(-1) ?? '';
  if (parts.length > 2 && !(hasDot && parts.slice(1, -1).every((part) => part.length === 3)))
    return undefined;
  return { value: Number(`${parts.slice(0, -1).join('')}.${decimals}`), step: 10 ** -decimals.length };
}

// "half a million", "half a dozen".
function readHalf(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const [half, article, scale] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (half?.lower !== 'half' || (article?.lower !== 'a' && article?.lower !== 'an') || !scale)
    return undefined;
  const factor = SCALES.get(scale.lower) ?? (scale.lower === 'hour' ? 1 : undefined);
  if (factor === undefined) return undefined;
  return {
    value: factor / 2,
    step: factor / 2,
    factor: 1,
    isShare: false,
    next: factor === 1 ? at + 2 : at + 3,
  };
}

function readWords(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  if (first.lower === 'a' || first.lower === 'an') {
    const factor = tokens[at + 1]?.text.length === 1 ? undefined : SCALES.get(tokens[at + 1]?.lower ?? '');
    if (factor === undefined) return undefined;
    return scaleUp(tokens, { value: 1, step: 1, factor: 1, isShare: false, next: at + 1 });
  }
  const small = readSmall(tokens, at);
  return small && addHundreds(tokens, scaleUp(tokens, withHalf(tokens, small)));
}

// "seven", "twenty-five".
function readSmall(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const value = SMALL_NUMBERS.get(tokens[at]?.lower ?? '');
  if (value === undefined) return undefined;
  const dashed = isDash(tokens[at + 1]) ? at + 2 : at + 1;
  const unit = value >= 20 ? SMALL_NUMBERS.get(tokens[dashed]?.lower ?? '') : undefined;
  return unit !== undefined && unit < 10
    ? { value: value + unit, step: 1, factor: 1, isShare: false, next: dashed + 1 }
    : { value, step: 1, factor: 1, isShare: false, next: at + 1 };
}

function withHalf(tokens: readonly NumberToken[], amount: Amount): Amount {
  const [and, article, half] = tokens.slice(amount.next, amount.next + 3);
  if (and?.lower !== 'and' || article?.lower !== 'a' || half?.lower !== 'half') return amount;
  return { ...amount, value: amount.value + 0.5, step: 0.5, next: amount.next + 3 };
}

// "two hundred and five"; a second hundred or thousand comes after the larger one.
function addHundreds(tokens: readonly NumberToken[], amount: Amount): Amount {
  if (amount.value < 100 || amount.step < 100) return amount;
  const start = tokens[amount.next]?.lower === 'and' ? amount.next + 1 : amount.next;
  const small = readSmall(tokens, start);
  if (!small) return amount;
  const rest = scaleUp(tokens, small);
  if (rest.value >= amount.step) return amount;
  return addHundreds(tokens, {
    ...amount,
    value: amount.value + rest.value,
    step: rest.step,
    next: rest.next,
  });
}

function scaleUp(tokens: readonly NumberToken[], amount: Amount): Amount {
  const dashed = isDash(tokens[amount.next]) ? amount.next + 1 : amount.next;
  const token = tokens[dashed];
  const factor = SCALES.get(token?.lower.replace(/s$/, '') ?? '');
  if (!token || factor === undefined || isMetre(tokens, dashed)) return amount;
  return scaleUp(tokens, {
    ...amount,
    value: exact(amount.value * factor),
    step: exact(amount.step * factor),
    factor: amount.factor * factor,
    next: dashed + 1,
  });
}

const SIZES = new Set(['deep', 'wide', 'long', 'high', 'tall', 'below', 'above', 'away', 'of']);

// "a 5m deep channel" and "12 m" are metres; "5m people" are millions.
function isMetre(tokens: readonly NumberToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.lower !== 'm' && token?.lower !== 'k') return false;
  return !token.isAttached || SIZES.has(tokens[at + 1]?.lower ?? '');
}

const AFTER_SHARE = new Set(
  'of less more fewer higher lower larger smaller cheaper dearer in since from on to below above against'.split(
    ' ',
  ),
);

// "a third" may also be the third of a row: it is a share if something shows that.
function readShare(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const ofMany = readOneInMany(tokens, at);
  if (ofMany) return ofMany;
  const isOne = ['a', 'an', 'one'].includes(first.lower);
  const count = isOne ? 1 : SMALL_NUMBERS.get(first.lower);
  const dashed = isDash(tokens[at + 1]) ? at + 2 : at + 1;
  const name = tokens[dashed]?.lower ?? '';
  const parts = FRACTIONS.get(name);
  if (count === undefined || count === 0 || parts === undefined || count >= parts) return undefined;
  if (count > 1 !== (name.endsWith('s') || name === 'halves')) return undefined;
  const after = tokens[dashed + 1];
  const isShown =
    count > 1 ||
    tokens[at - 1]?.lower === 'by' ||
    after === undefined ||
    after.kind === 'sign' ||
    AFTER_SHARE.has(after.lower);
  return isShown
    ? { value: count / parts, step: 0.01, factor: 1, isShare: true, next: dashed + 1 }
    : undefined;
}

// "one in five", "nine out of ten".
function readOneInMany(tokens: readonly NumberToken[], at: number): Amount | undefined {
  const part = SMALL_NUMBERS.get(tokens[at]?.lower ?? '');
  const isOut = tokens[at + 1]?.lower === 'out' && tokens[at + 2]?.lower === 'of';
  const wholeAt = isOut ? at + 3 : tokens[at + 1]?.lower === 'in' ? at + 2 : undefined;
  const whole = wholeAt === undefined ? undefined : SMALL_NUMBERS.get(tokens[wholeAt]?.lower ?? '');
  if (part === undefined || part === 0 || whole === undefined || wholeAt === undefined || part >= whole)
    return undefined;
  return { value: part / whole, step: 0.01, factor: 1, isShare: true, next: wholeAt + 1 };
}

/** 1.1 × 1,000,000 is 1100000.0000000001 to a machine. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
