import type { Finding } from '../digest/finding.ts';
import { nearestWord } from '../digest/did-you-mean.ts';
import type { CheckSubject } from './check-subject.ts';
import { knownPeople, type KnownPerson } from './known-people.ts';
import { listPassages } from './list-passages.ts';
import { normaliseText } from './normalise-text.ts';
import { OFFICE_NOUN } from './office.ts';
import { placeInText } from './place-in-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { factsOf } from './source-facts.ts';
import { subjectDay } from './subject-day.ts';

/**
 * Looks for names that are nearly those of known people, and for people with a title whom people.yaml does not have.
 * A name that stands in a cited source as it is typed is never called misspelt.
 */
export function checkNames({ parsed, people, sources, newsletter }: CheckSubject): Finding[] {
  const known = readKnownNames(knownPeople(people, subjectDay(parsed.value, newsletter)));
  const typedBySources = sources.map(namesOf);
  const isTypedBySource = (word: string) => typedBySources.some((words) => words.has(word));
  return listPassages(parsed.value).flatMap(({ text, path }) => {
    const normal = normaliseText(text);
    const faults = [
      ...[findMisspelt, findMistypedSurnames]
        .flatMap((find) => find(normal.text, known, isTypedBySource))
        .map(([typed, meant]): Fault => ({
          typed,
          rule: 'person-misspelt',
          level: 'warning',
          message: `“${typed}” is nearly “${meant}”, whom people.yaml has. Correct the name, or add the person to content/people.yaml.`,
        })),
      ...findUnknownHolders(normal.text, known).map((name): Fault => ({
        typed: name,
        rule: 'person-unknown',
        level: 'hint',
        message: `“${name}” has a title here and is not in people.yaml, so nobody has checked it. Add the person to content/people.yaml.`,
      })),
    ];
    return faults.map(({ typed, ...fault }): Finding => {
      const offset = normal.toOriginal(normal.text.indexOf(typed));
      return { ...placeInText(parsed, { text, path }, offset), ...fault };
    });
  });
}

interface Fault extends Pick<Finding, 'rule' | 'level' | 'message'> {
  /** The words that are at fault. */
  readonly typed: string;
}

/** The names of people.yaml, normalised. */
interface KnownNames {
  readonly whole: readonly string[];
  /** Every first name and surname. */
  readonly parts: ReadonlySet<string>;
  /** Those of the parts that are long enough to be mistyped and still be recognised. */
  readonly long: readonly string[];
  readonly surnames: ReadonlySet<string>;
}

function readKnownNames(people: readonly KnownPerson[]): KnownNames {
  const whole = people.map(({ name }) => normaliseText(name).text);
  const parts = new Set(whole.flatMap((name) => name.match(NAME) ?? []));
  return {
    whole,
    parts,
    long: [...parts].filter((part) => part.length >= SHORTEST),
    surnames: new Set(people.map(({ surname }) => normaliseText(surname).text)),
  };
}

const namesOf = memoize(
  (source: Source): ReadonlySet<string> =>
    new Set(factsOf(source).flatMap(({ text }) => text.match(NAME) ?? [])),
);

const NAME = /\p{Lu}[\p{Ll}\p{M}]+(?:['-]\p{L}[\p{L}\p{M}]*)*/gu;
/** Short names are near to too many words. */
const SHORTEST = 5;

/** Pairs of what was typed and what was probably meant. */
function findMisspelt(
  text: string,
  { parts, long, surnames }: KnownNames,
  isTypedBySource: (word: string) => boolean,
): [string, string][] {
  return [...text.matchAll(NAME)].flatMap(({ 0: word, index }): [string, string][] => {
    const typed = word.replace(/'s$/, '');
    if (typed.length < SHORTEST || parts.has(typed) || isTypedBySource(typed)) return [];
    const meant = findClosest(typed, long);
    if (meant === undefined) return [];
    // A word alone may be anything; beside another name, or near to a surname, it is that person.
    const around = text.slice(Math.max(0, index - AROUND), index + typed.length + AROUND);
    const isBesideName = long.some((part) => part !== meant && around.includes(part));
    return isBesideName || surnames.has(meant) ? [[typed, meant]] : [];
  });
}

const AROUND = 25;

// A letter more, less or changed; two in long names. "Marsh" is not "Marsden".
function findClosest(typed: string, names: readonly string[]): string | undefined {
  const near = names.filter(
    (name) => Math.abs(name.length - typed.length) <= 1 && name[0] === typed[0] && !isInflected(typed, name),
  );
  const meant = nearestWord(typed, near);
  if (meant === undefined || meant === typed) return undefined;
  return differences(typed, meant) <= (typed.length >= 8 ? 2 : 1) ? meant : undefined;
}

// "Reuels" and "Normans" are plurals.
function isInflected(typed: string, name: string): boolean {
  return typed === `${name}s` || `${typed}s` === name;
}

/** Letters from the first difference to the last, in the longer of the two; two that were swapped are one slip. */
function differences(a: string, b: string): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const changed = Math.max(a.length, b.length) - start - end;
  const isSwap =
    changed === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
  return isSwap ? 1 : changed;
}

// A short surname is near to many words, but not behind the first name that belongs to it: "Anjali Roa".
function findMistypedSurnames(
  text: string,
  { whole }: KnownNames,
  isTypedBySource: (word: string) => boolean,
): [string, string][] {
  return whole.flatMap((name): [string, string][] => {
    const [, first = '', surname = ''] = /^(.+) (\S+)$/.exec(name) ?? [];
    const isShort = surname.length > 2 && surname.length < SHORTEST;
    const at = isShort ? text.indexOf(`${first} `) : -1;
    const typed = at === -1 ? undefined : NAME_HERE.exec(text.slice(at + first.length + 1))?.[0];
    if (typed === undefined || typed === surname || isTypedBySource(typed)) return [];
    const isNear = Math.abs(typed.length - surname.length) <= 1 && typed[0] === surname[0];
    return isNear && differences(typed, surname) <= 2 && !isInflected(typed, surname)
      ? [[`${first} ${typed}`, name]]
      : [];
  });
}

const NAME_HERE = /^\p{Lu}[\p{Ll}\p{M}]+/u;

const HOLDER = new RegExp(
  `\\b(?:${OFFICE_NOUN.split('|')
    .map((noun) => `${noun[0]?.toUpperCase() ?? ''}${noun.slice(1)}`)
    .join('|')}) (\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){1,2})`,
  'gu',
);

// "Chief Executive Greta Halvorsen" is found once more from her second word on.
const OFFICE = new RegExp(`^(?:${OFFICE_NOUN})\\b`, 'i');

function findUnknownHolders(text: string, { whole }: KnownNames): string[] {
  return [...text.matchAll(HOLDER)].flatMap(([, name = '']) => {
    const isKnown = whole.some((known) => name.startsWith(known) || known.startsWith(name));
    return OFFICE.test(name) || isKnown ? [] : [name];
  });
}
