import { memoizeText } from '../digest/memoize.ts';

/** A text as the checks compare it, with the way back to what was typed. */
export interface NormalisedText {
  readonly text: string;
  readonly original: string;
  /** Where in the original begins what stands at an offset of `text`; the end of one is the end of the other. */
  readonly toOriginal: (offset: number) => number;
}

/**
 * Brings both sides of a comparison to one spelling: compatibility forms (NFKC), straight quotation marks, one kind of
 * hyphen, one sign for an ellipsis, single spaces, nothing invisible. Letters and their case stay. Fractions such as ½
 * stay too: NFKC would turn "10½" into "101⁄2". Takes time in proportion to the text.
 */
export const normaliseText = memoizeText((original): NormalisedText => {
  // Most paragraphs have nothing to change.
  if (!UNUSUAL.test(original)) {
    return {
      text: original,
      original,
      toOriginal: (offset) => Math.min(Math.max(offset, 0), original.length),
    };
  }
  const pieces: string[] = [];
  const origins: number[] = [];
  for (const { 0: unit, index } of original.matchAll(UNITS)) {
    const piece = spell(unit);
    const isSecondSpace = piece === ' ' && (pieces.length === 0 || pieces.at(-1) === ' ');
    if (piece === '' || isSecondSpace) continue;
    pieces.push(piece);
    for (let offset = 0; offset < piece.length; offset += 1) origins.push(index);
  }
  if (pieces.at(-1) === ' ') {
    pieces.pop();
    origins.pop();
  }
  const toOriginal = (offset: number) => origins[Math.max(offset, 0)] ?? original.length;
  return { text: pieces.join(''), original, toOriginal };
});

const UNUSUAL = /[^\x20-\x7e]|`|'(?=')|-(?=-)|\.(?= ?\.)| {2}|^ | $/;

/**
 * What is replaced as a whole: dots and dashes that make one sign, white space, Hangul typed in parts, and a letter with
 * its accents. More than thirty accents on a letter are no writing, and NFKC sorts them in quadratic time.
 */
const UNITS = /\.(?:\s?\.){2,}|-{2,3}|''|``|\s+|[\u1100-\u11ff]{1,3}|[^\p{M}\s]\p{M}{0,30}|\p{M}{1,30}/gu;

const INVISIBLE = /^[\p{Cf}\ufe00-\ufe0f\u034f]+$/u;

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '“”„‟«»″〝〞＂',
    "'": '‘’‚‛‹›′`´＇ʼ',
    '-': '‐‑‒–—―−﹘﹣－',
    '…': '…⋯',
  }).flatMap(([sign, variants]) => [...variants].map((variant): [string, string] => [variant, sign])),
);

function spell(unit: string): string {
  const sign = SIGNS.get(unit);
  if (sign !== undefined) return sign;
  if (/^\s/u.test(unit)) return ' ';
  if (/^\.(?:\s?\.)+$/.test(unit)) return '…';
  if (/^--/.test(unit)) return '-';
  if (unit === "''" || unit === '``') return '"';
  if (/^[\x21-\x7e]$/.test(unit) || FRACTION.test(unit)) return unit;
  const visible = unit.replace(/[\p{Cf}\ufe00-\ufe0f\u034f]/gu, '');
  return INVISIBLE.test(unit) ? '' : visible.normalize('NFKC').replace(/\s+/gu, ' ');
}

const FRACTION = /^[\u00bc-\u00be\u2150-\u215f\u2189]$/;
