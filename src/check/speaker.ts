import type { Person } from '../digest/person.ts';
import type { Mention } from './mentions.ts';
import { normaliseText } from './normalise-text.ts';

/** Somebody whose words are looked for. */
export interface Speaker {
  /** As findings call them. */
  readonly name: string;
  /** All parts of the name, in small letters. */
  readonly names: readonly string[];
  readonly surname: string;
  /** What they are or were, as one noun: "secretary". */
  readonly offices: readonly string[];
  readonly anonymous: boolean;
}

export function speakerOf(person: Person): Speaker {
  const straight = (text: string) => normaliseText(text).text.toLowerCase();
  const names = straight(person.name).split(' ');
  return {
    name: person.name,
    names,
    // Of "de Groot", texts that name her twice may keep the last word only.
    surname:
      straight(person.surname ?? names.at(-1) ?? '')
        .split(' ')
        .at(-1) ?? '',
    offices: person.roles.map(({ title }) => officeOf(title)),
    anonymous: person.anonymous,
  };
}

/** The person whom a text names, with all that people.yaml knows; else just the name. */
export function speakerNamed(mention: Mention, everyone: readonly Speaker[]): Speaker | undefined {
  if (mention.words.length === 0) return undefined;
  const known = everyone.find((speaker) => isNamed(speaker, mention));
  if (known) return known;
  const surname = mention.words.at(-1) ?? '';
  return { name: mention.text, names: mention.words, surname, offices: [], anonymous: false };
}

/** Whether a mention names a speaker: by surname, by any other name alone, or by nothing but an office of theirs. */
export function isNamed(speaker: Speaker, { text, words }: Mention): boolean {
  if (words.length === 0) return hasOffice(speaker, text);
  return words.includes(speaker.surname) || words.every((word) => speaker.names.includes(word));
}

/** Whether a text names a speaker by an office alone: "the minister said", of somebody who is one. */
export function hasOffice({ offices }: Speaker, text: string): boolean {
  if (offices.length === 0) return false;
  const words = new Set(text.toLowerCase().match(/[\p{L}'-]+/gu));
  return offices.some((office) => words.has(office));
}

// "US Treasury Secretary" and "Minister of Agriculture": the office is the noun, without what it is over.
function officeOf(title: string): string {
  const noun = title.toLowerCase().split(/ (?:of|at|for|in|to) |, /)[0] ?? '';
  return noun.split(' ').at(-1) ?? '';
}
