import { isDash, type NumberToken } from './number-token.ts';

/**
 * Whether a number counts nothing: a year, a day of a month, a time of day, a part of a name (`S&P 500`, `COVID-19`,
 * `Section 232`, `5G`, `Boeing 737`), of a telephone number or a score.
 *
 * @param place.at the number's first token
 * @param place.next the token after it
 * @param place.hasUnit whether it has a unit or a word such as million
 */
export function isName(place: {
  readonly tokens: readonly NumberToken[];
  readonly at: number;
  readonly next: number;
  readonly hasUnit: boolean;
}): boolean {
  const { tokens, at, next, hasUnit } = place;
  const token = tokens[at];
  if (token?.kind !== 'number') return false;
  const [before, after] = [tokens[at - 1], tokens[next]];
  if (isTime(tokens, at, next) || isGlued(tokens, at)) return true;
  if (hasUnit) return false;
  return (
    (after?.kind === 'word' && after.isAttached && !MEASURES.has(after.lower)) ||
    (/^\d{1,2}$/.test(token.text) && isDayOfMonth(before, after)) ||
    isYear(token, before) ||
    isPhone(tokens, at) ||
    isNamed(tokens, at)
  );
}

const MEASURES = new Set(['m', 'km', 'cm', 'mm', 'kg', 't', 'ft', 'mw', 'gw', 'mph', 'kt', 'l']);

const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

// "10:40", "9am", "10.40 a.m.", "14.00 GMT".
function isTime(tokens: readonly NumberToken[], at: number, next: number): boolean {
  const [before, after, second] = [tokens[at - 1], tokens[next], tokens[next + 1]];
  if (after?.text === ':' && after.isAttached && second?.kind === 'number' && second.isAttached) return true;
  if (
    before?.text === ':' &&
    before.isAttached &&
    tokens[at]?.isAttached &&
    tokens[at - 2]?.kind === 'number'
  )
    return true;
  if (
    after?.lower === 'am' ||
    after?.lower === 'pm' ||
    after?.lower === 'o’clock' ||
    after?.lower === "o'clock"
  )
    return true;
  if (
    (after?.lower === 'a' || after?.lower === 'p') &&
    second?.text === '.' &&
    tokens[next + 2]?.lower === 'm'
  )
    return true;
  return after !== undefined && /^(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET)$/.test(after.text);
}

// "A320", "COVID-19", "F-16", "G7": the number hangs on a word or sign before it.
function isGlued(tokens: readonly NumberToken[], at: number): boolean {
  const [twoBefore, before, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!before || !token?.isAttached) return false;
  if (before.kind === 'word' || before.text === '/' || before.text === '#') return true;
  return isDash(before) && before.isAttached && twoBefore?.kind === 'word' && /^\p{Lu}/u.test(twoBefore.text);
}

function isDayOfMonth(before: NumberToken | undefined, after: NumberToken | undefined): boolean {
  return isMonth(before) || isMonth(after);
}

// The name of a month in small letters is the verb or the adverb ("may", "march").
function isMonth(token: NumberToken | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text) && MONTHS.has(token.lower);
}

function isYear({ text }: NumberToken, before: NumberToken | undefined): boolean {
  return /^(?:1[89]|20)\d\d$/.test(text) && before?.lower !== 'some' && before?.lower !== 'about';
}

// "+44 20 7946 0958", "555-0134".
function isPhone(tokens: readonly NumberToken[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before?.text === '+') return true;
  const isLeadingZero = /^0\d+$/.test(token?.text ?? '');
  return isLeadingZero || (after?.kind === 'number' && /^0?\d{3,4}$/.test(after.text));
}

/** Words with a capital that may stand before a number that counts something. */
const BEFORE_COUNTS = new Set(
  'the a an in at on of by for from with about some only over nearly almost around another all its their these those and but or to between more than at least up under just after before since until last next his her our my your both each every within among as if when while though because no not'.split(
    ' ',
  ),
);
const NUMBERED = new Set(
  'section article chapter phase flight route gate berth pier channel page no number rule clause annex schedule round day week line group lot unit level type class model version platform resolution code tier stage'.split(
    ' ',
  ),
);

// "Boeing 737", "Section 232", "S&P 500", "line 3": a name or a numbered thing right before it.
function isNamed(tokens: readonly NumberToken[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  // "October 4.1; November 4.2", as a table says it.
  if (before?.kind !== 'word' || token?.isAttached || isMonth(before)) return false;
  if (NUMBERED.has(before.lower)) return true;
  return /^\p{Lu}/u.test(before.text) && !BEFORE_COUNTS.has(before.lower);
}
