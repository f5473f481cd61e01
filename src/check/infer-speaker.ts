import type { People } from '../digest/person.ts';
import type { SpeechContext } from './judge-speaker.ts';
import { knownPeople } from './known-people.ts';
import { findMentions } from './mentions.ts';
import { isSameOffice, readOffice, type Office } from './office.ts';
import { ownWords } from './own-words.ts';
import { sentenceAt, type ParagraphText } from './paragraph-text.ts';
import type { QuotedSpan } from './quoted-spans.ts';
import { isNamed, speakerOf, type Speaker } from './speaker.ts';

/** "She" further back could be anybody. */
const SENTENCES_BACK = 3;

/**
 * Whom an article means by "she said" or "the governor said": the one person of people.yaml whom the nearest sentence
 * before names, or the only one who has that office. Undefined where there is a doubt.
 */
export function inferSpeaker(
  subject: string,
  place: { readonly paragraph: number; readonly span: QuotedSpan },
  { context, officers }: { readonly context: SpeechContext; readonly officers: readonly Officer[] },
): Speaker | undefined {
  const pronoun = subject.toLowerCase();
  if (pronoun === 'he' || pronoun === 'she') return lastNamed(pronoun, place, context);
  const [, words = ''] = /^the ((?:\p{Ll}+ ){0,2}\p{Ll}+)$/u.exec(subject) ?? [];
  const meant = readOffice(words);
  const holders = meant ? officers.filter(({ office }) => isSameOffice(meant, office)) : [];
  return holders.length === 1 ? holders[0]?.speaker : undefined;
}

/** Somebody of people.yaml with the office that they have on the day of the article. */
export interface Officer {
  readonly speaker: Speaker;
  readonly office: Office;
}

/** @param day of the article, `YYYY-MM-DD` */
export function officersOn(people: People, day: string): Officer[] {
  return knownPeople(people, day).flatMap(({ person, role }) => {
    const office = role && readOffice(role.title);
    return office && !office.isFormer ? [{ speaker: speakerOf(person), office }] : [];
  });
}

const OTHER_SEX = {
  he: /\b(?:she|her|hers|herself|woman)\b/i,
  she: /\b(?:he|him|his|himself|man)\b/i,
} as const;

function lastNamed(
  pronoun: 'he' | 'she',
  { paragraph: index, span }: { readonly paragraph: number; readonly span: QuotedSpan },
  { paragraphs, everyone, isName }: SpeechContext,
): Speaker | undefined {
  const own = paragraphs[index];
  if (!own) return undefined;
  const here = sentenceAt(own, span.start);
  const earlier = paragraphs.slice(Math.max(0, index - SENTENCES_BACK), index);
  const sentencesOf = (paragraph: ParagraphText, end: number) =>
    Array.from({ length: Math.min(end, SENTENCES_BACK) }, (_, back) => end - 1 - back)
      .toReversed()
      .map((at) => ownWords(paragraph, at));
  const before = [
    ...earlier.flatMap((paragraph) => sentencesOf(paragraph, paragraph.sentences.length)),
    ...sentencesOf(own, here),
  ].slice(-SENTENCES_BACK);
  let since = '';
  for (const sentence of before.toReversed()) {
    since = `${sentence} ${since}`;
    const mentions = findMentions(sentence, isName).filter(({ words }) => words.length > 0);
    const named = everyone.filter((speaker) => mentions.some((mention) => isNamed(speaker, mention)));
    // "Kusz, the man who has her job": where the text speaks of a man and a woman, either may be meant.
    if (named.length > 0) return named.length === 1 && !OTHER_SEX[pronoun].test(since) ? named[0] : undefined;
  }
  return undefined;
}
