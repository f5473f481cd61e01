import type { JoinedLines } from './intake-line.ts';

/** What joining has done so far, and how words are spelt elsewhere in the text. */
export interface Seams {
  readonly joined: JoinedLines[];
  /** All words of the text, in small letters. */
  readonly words: ReadonlySet<string>;
}

/** The words of a text, for `Seams`. */
export function wordsOfText(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)?.map((word) => word.toLowerCase()));
}

const SPLIT_WORD = /(?<=^|[\s“"(‘'—–-])([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)[-\u00ad\u2010]$/u;
/** A row of letters without end is no word, and would be looked through again for every line. */
const LONGEST_WORD = 80;
const WORD = /^[\p{L}\p{N}]+/u;
/** First parts that keep their hyphen; a word that a typesetter divided hardly ever begins like this. */
const KEEPS_HYPHEN =
  /^(?:[\p{Lu}\p{N}].*|all|anti|co|cross|ex|far|first|five|four|full|half|high|ill|in|left|long|low|mid|multi|near|non|off|on|one|pre|post|pro|right|second|self|short|six|so|ten|third|three|top|two|well|year)$/u;

/** Puts a line behind what it goes on from: with a space, or with the word made whole that was divided between them. */
export function joinWords(
  before: string,
  after: { readonly text: string; readonly line: number },
  seams: Seams,
  isOverBreak: boolean,
): string {
  const head = SPLIT_WORD.exec(before.slice(-LONGEST_WORD))?.[1];
  const tail = WORD.exec(after.text)?.[0];
  if (head === undefined || tail === undefined) {
    if (isOverBreak)
      seams.joined.push({ line: after.line, how: 'page-break', seam: seamOf(before, ' ', after.text) });
    return `${before} ${after.text}`;
  }
  const hyphen = keepsHyphen(head, tail, before.endsWith('\u00ad'), seams.words) ? '-' : '';
  const start = before.slice(0, -1);
  seams.joined.push({
    line: after.line,
    how: isOverBreak ? 'page-break' : 'hyphen',
    seam: seamOf(start, hyphen, after.text),
  });
  return `${start}${hyphen}${after.text}`;
}

function keepsHyphen(head: string, tail: string, isSoft: boolean, words: ReadonlySet<string>): boolean {
  if (isSoft) return false;
  if (words.has(`${head}${tail}`.toLowerCase())) return false;
  if (words.has(`${head}-${tail}`.toLowerCase())) return true;
  return /^[\p{Lu}\p{N}]/u.test(tail) || KEEPS_HYPHEN.test(head.replace(/^.*-/, ''));
}

function seamOf(before: string, between: string, after: string): string {
  return `${/\S*(?:\s\S*){0,2}$/.exec(before.slice(-60))?.[0].trimStart() ?? ''}${between}${/^\S*(?:\s\S*)?/.exec(after)?.[0] ?? ''}`;
}
