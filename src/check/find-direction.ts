import type { NumberMention } from './read-numbers.ts';

export type Direction = 'up' | 'down' | 'flat';

const WORDS: Readonly<Record<Direction, string>> = {
  up: 'rose|rise|rises|rising|risen|climb(?:s|ed|ing)?|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|gr[eo]w(?:s|n|ing)?|growth|(?<!\\b(?:gave|gives?|given|giving) )up(?! to\\b)|higher|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|advanc(?:e|es|ed|ing)|add(?:s|ed)|soar(?:s|ed|ing)?|more(?! than\\b)|dearer|rallied|rally|(?<=(?:%|\\bper ?cent) )above|rebound(?:s|ed)?|widened|inched up|lift(?:s|ed)|rais(?:e|es|ed|ing)',
  down: 'f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|los[et](?:s)?|loss|down|lower(?:ed|s)?|slid(?:e|es)?|s[aiu]nk|shed|slip(?:s|ped)?|cut(?:s|ting)?|tumbl(?:e|es|ed)|plung(?:e|es|ed)|less(?! than\\b)|fewer(?! than\\b)|cheaper|eas(?:e|es|ed)|retreat(?:s|ed)?|shr[aiu]nk|contract(?:s|ed)|narrowed|weaken(?:s|ed)|dip(?:s|ped)?|reduc(?:e|es|ed|tion)|halved|(?<=(?:%|\\bper ?cent) )below',
  flat: 'unchanged|flat|steady|held at|stood still|no change',
};
const ANY = new RegExp(`\\b(?:(${WORDS.up})|(${WORDS.down})|(${WORDS.flat}))\\b`, 'gi');

/** Words farther from a number say something of another one. */
const REACH = 45;
/** "due to rise from 10%" says nothing of the 10; "rose 10%" does. */
const CLOSE = 14;

/**
 * The direction that a sentence gives a number, by the word nearest to it; undefined where none is near or where two
 * are equally near.
 */
export function findDirection(
  sentence: string,
  { start, end }: NumberMention,
): { direction: Direction; isClose: boolean } | undefined {
  const [from, to] = [Math.max(0, start - REACH), end + REACH];
  const near = [...sentence.slice(from, to).matchAll(ANY)].flatMap((match) => {
    const at = from + match.index;
    const isDenied = /(?:\bnot|n['’]t|\bnever|\bno)\s$/.test(sentence.slice(Math.max(0, at - 6), at));
    if (isDenied) return [];
    const between = at < start ? sentence.slice(at + match[0].length, start) : sentence.slice(end, at);
    // Another number or the end of a clause between them: the word belongs there.
    const weight =
      between.length + (/\d|[;:]|, (?:while|but|and|after|against|compared)\b/.test(between) ? REACH : 0);
    const direction: Direction = match[1] ? 'up' : match[2] ? 'down' : 'flat';
    return [{ direction, weight }];
  });
  const [first, second] = near.toSorted((a, b) => a.weight - b.weight);
  if (!first || first.weight >= REACH) return readApposition(sentence.slice(end));
  if (second && second.direction !== first.direction && second.weight === first.weight) return undefined;
  return { direction: first.direction, isClose: first.weight <= CLOSE };
}

// "$412 million in revenue in the quarter that ended in September, up 9%": nothing else can be up.
function readApposition(behind: string): { direction: Direction; isClose: boolean } | undefined {
  const [, word] = /^[^\d.;:]{0,90}, (up|down)(?: by)?(?: about)? \d/.exec(behind) ?? [];
  return word === 'up' || word === 'down' ? { direction: word, isClose: false } : undefined;
}
