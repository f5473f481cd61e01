import { memoizeText } from '../digest/memoize.ts';
import { isName } from './number-name.ts';
import { isDash, tokenizeNumbers, type NumberToken } from './number-token.ts';
import { readAmount, type Amount } from './read-amount.ts';
import { readCurrencyBefore, readUnit } from './read-unit.ts';

/** A number that a text gives, with what it counts. */
export interface NumberMention {
  /** Offsets in the text, the unit included. */
  readonly start: number;
  readonly end: number;
  /** In ones, without its sign. */
  readonly value: number;
  /** The upper end, where it is a range. */
  readonly to?: number;
  /** Whether `to` is where a change ends (`from 5 to 10`), not the end of a range (`5 to 10`). */
  readonly isChange: boolean;
  /** As in `Unit`, a currency's code or sign, `share` for parts of a whole; undefined for a bare count. */
  readonly unit: string | undefined;
  /** What its last digit counts: 100000 in 1.2 million. */
  readonly step: number;
  /** Whether "about" or the like stands before it. */
  readonly isApproximate: boolean;
}

/**
 * Reads all numbers of a text, in digits and words; years, days of a month, times of day and numbers in names
 * (S&P 500, COVID-19, Section 232) are none. English. Linear in the length of the text.
 */
export const readNumbers = memoizeText((text): readonly NumberMention[] => {
  const tokens = tokenizeNumbers(text);
  const mentions: NumberMention[] = [];
  for (let at = 0; at < tokens.length;) {
    const reading = readMention(tokens, at);
    if (reading)
      mentions.push(withUnit(reading.mention, { before: mentions.at(-1), tokens, at, next: reading.next }));
    at = reading?.next ?? at + 1;
  }
  return mentions;
});

interface Reading {
  readonly mention: NumberMention;
  readonly next: number;
}

function readMention(tokens: readonly NumberToken[], at: number): Reading | undefined {
  const lower = readQuantity(tokens, at);
  const [first, last] = [tokens[at], tokens[(lower?.next ?? 0) - 1]];
  if (!lower || !first || !last) return undefined;
  const upper = readUpperEnd(tokens, at, lower);
  const next = upper?.next ?? lower.next;
  return {
    mention: {
      start: first.start,
      end: tokens[next - 1]?.end ?? last.end,
      value: lower.amount.value * sharedFactor(lower.amount, upper?.amount),
      ...(upper ? { to: upper.amount.value } : {}),
      isChange: upper !== undefined && CHANGES.has(tokens[at - 1]?.lower ?? ''),
      unit: lower.unit ?? upper?.unit,
      step: lower.amount.step * sharedFactor(lower.amount, upper?.amount),
      isApproximate: isApproximate(tokens, at, next),
    },
    next,
  };
}

// "between 14 and 18 weeks from 11 in the middle of last year": what a number has come from is of its unit.
function withUnit(
  mention: NumberMention,
  place: {
    readonly before: NumberMention | undefined;
    readonly tokens: readonly NumberToken[];
    readonly at: number;
    readonly next: number;
  },
): NumberMention {
  const { before, tokens, at, next } = place;
  if (mention.unit !== undefined || before?.unit === undefined || before.unit === 'share') return mention;
  // "down 5.5% from 11.0 million": a share is of something else.
  if (mention.step > 1) return mention;
  const isBase = /^(?:from|against|versus)$/.test(tokens[at - 1]?.lower ?? '');
  const after = tokens[next];
  const countsNothing = after === undefined || after.kind === 'sign' || BEHIND_BASE.has(after.lower);
  return isBase && countsNothing ? { ...mention, unit: before.unit } : mention;
}

const BEHIND_BASE = new Set('in a at on last the previously earlier before during and when while'.split(' '));

interface Quantity {
  readonly amount: Amount;
  readonly unit: string | undefined;
  readonly next: number;
}

function readQuantity(tokens: readonly NumberToken[], at: number): Quantity | undefined {
  const currency = readCurrencyBefore(tokens, at);
  const start = currency?.next ?? at;
  const amount = readAmount(tokens, start);
  if (!amount) return undefined;
  if (currency) return { amount, unit: currency.unit, next: amount.next };
  const unit = amount.isShare ? undefined : readUnit(tokens, amount.next);
  if (isName({ tokens, at, next: amount.next, hasUnit: unit !== undefined || amount.factor > 1 }))
    return undefined;
  return { amount, unit: amount.isShare ? 'share' : unit?.unit, next: unit?.next ?? amount.next };
}

// "5-10%", "5% to 10%", "between 5 and 10": the ends are of one kind, and the second is not the smaller one.
function readUpperEnd(tokens: readonly NumberToken[], at: number, lower: Quantity): Quantity | undefined {
  const joint = tokens[lower.next];
  const isJoined = isDash(joint) || joint?.lower === 'to' || joint?.lower === 'and';
  if (!joint || !isJoined || lower.amount.isShare) return undefined;
  const upper = readQuantity(tokens, lower.next + 1);
  if (!upper || upper.amount.isShare) return undefined;
  // "fell 11% to 3.9 million tonnes" has two kinds; "$1-2bn" has one, as its sign stands for both.
  const isOneKind =
    lower.unit === undefined || lower.unit === upper.unit || (upper.unit === undefined && isDash(joint));
  if (!isOneKind) return undefined;
  if (joint.lower === 'to' && isFarApart(lower, upper) && isChangeBy(tokens, at)) return undefined;
  const between = joint.lower !== 'and' || isBetween(tokens, lower);
  return between ? upper : undefined;
}

/** Nobody gives a range whose ends are so far from one another. */
const FAR_APART = 5;

function isFarApart(lower: Quantity, upper: Quantity): boolean {
  return upper.amount.value > FAR_APART * lower.amount.value;
}

// "down by about 400 to 8,900": the change and what it leads to.
function isChangeBy(tokens: readonly NumberToken[], at: number): boolean {
  const [twoBefore, before] = [tokens[at - 2]?.lower, tokens[at - 1]?.lower ?? ''];
  return before === 'by' || (twoBefore === 'by' && ABOUT.has(before));
}

function isBetween(tokens: readonly NumberToken[], lower: Quantity): boolean {
  return tokens.slice(Math.max(0, lower.next - 5), lower.next).some((token) => token.lower === 'between');
}

// "$1-2bn": what the upper end is counted in holds for the lower one.
function sharedFactor(lower: Amount, upper: Amount | undefined): number {
  if (!upper || lower.factor > 1) return 1;
  return lower.value * upper.factor <= upper.value ? upper.factor : 1;
}

const CHANGES = new Set(
  'from rose risen rise rises climbed up increased grew gained jumped fell fallen fall falls dropped down declined cut lowered raised went goes'.split(
    ' ',
  ),
);
const ABOUT = new Set(
  'about around some roughly nearly almost approximately circa over above under below least most estimated near c ~ ≈ just'.split(
    ' ',
  ),
);

// "about 30", "more than 30", "close to 30", "30 or so", "30-odd".
function isApproximate(tokens: readonly NumberToken[], at: number, next: number): boolean {
  const [twoBefore, before] = [tokens[at - 2]?.lower ?? '', tokens[at - 1]?.lower ?? ''];
  const [after, second] = [tokens[next]?.lower, tokens[next + 1]?.lower];
  return (
    ABOUT.has(before) ||
    (before === 'than' && /^(?:more|less|fewer)$/.test(twoBefore)) ||
    (before === 'to' && /^(?:close|up)$/.test(twoBefore)) ||
    (before === 'a' && ABOUT.has(twoBefore)) ||
    (after === 'or' && (second === 'so' || second === 'more')) ||
    second === 'odd'
  );
}
