import type { Finding } from '../digest/finding.ts';
import { keepsReserve, namesNobody, unnamedClaim } from './anonymity.ts';
import type { CheckSubject } from './check-subject.ts';
import { contentWords } from './content-words.ts';
import { knownPeople } from './known-people.ts';
import { listPassages } from './list-passages.ts';
import { readParagraphs } from './paragraph-text.ts';
import { placeInText } from './place-in-text.ts';
import { memoize } from '../digest/memoize.ts';
import type { Source } from '../digest/source.ts';
import { showSentence } from './show-fact.ts';
import { showWords } from './show-words.ts';
import { factsOf, type SourceSentence } from './source-facts.ts';
import { SPEECH_VERB } from './speech-verbs.ts';
import { subjectDay } from './subject-day.ts';
import { tellingWords } from './telling-words.ts';

/**
 * Finds what a source has from people without a name, and the article as plain fact or from somebody by name. Only
 * where a sentence shares most of its words with that of the source, and nothing on the record says the same.
 */
export function checkAnonymous({ parsed, sources, people, newsletter }: CheckSubject): Finding[] {
  const claims = sources.flatMap(claimsOf);
  const unnamed = claims.filter(({ isUnnamed }) => isUnnamed);
  if (unnamed.length === 0) return [];
  const onRecord = claims.filter(({ isUnnamed }) => !isUnnamed);
  const names = knownPeople(people, subjectDay(parsed.value, newsletter)).map(({ surname }) => surname);
  return listPassages(parsed.value).flatMap(({ text, path }) => {
    const [paragraph] = readParagraphs([text]);
    if (!paragraph || keepsReserve(paragraph.normal.text)) return [];
    return paragraph.sentences.flatMap(({ start, end }): Finding[] => {
      const sentence = paragraph.normal.text.slice(start, end);
      const words = tellingWords(sentence);
      const origin = unnamed.find((candidate) => tellsTheSame(words, candidate));
      if (!origin || onRecord.some((other) => tellsTheSame(words, other))) return [];
      const name = attributedTo(
        sentence,
        names.filter((known) => !origin.text.includes(known)),
      );
      const place = placeInText(parsed, { text, path }, paragraph.normal.toOriginal(start));
      const shown = showSentence(origin);
      const told = showWords(sentence);
      return [
        name === undefined
          ? {
              ...place,
              rule: 'anonymous-dropped',
              level: 'warning',
              message: `${told} is told as plain fact, but the source has it from people without a name: ${shown}. Say whom it comes from, such as “according to people familiar with the matter”.`,
            }
          : {
              ...place,
              rule: 'anonymous-named',
              level: 'error',
              message: `${told} is given to ${name}, but the source has it from people without a name: ${shown}. Name nobody whom the source does not name.`,
            },
      ];
    });
  });
}

/** Of a claim that was taken out of its sentence, fewer words tell it than of a sentence with all that is around. */
const ALIKE = {
  claim: { share: 0.4, fewest: 4 },
  sentence: { share: 0.6, fewest: 5 },
} as const;
/** Words of the attribution, which are no part of the claim. */
const ATTRIBUTION = contentWords(
  'people person source sources official officials familiar knowledge matter close briefed involved asked named condition anonymity direct two three senior talks plan',
);

interface Claim extends SourceSentence {
  /** Its words without those of the attribution. */
  readonly claim: readonly string[];
  readonly isUnnamed: boolean;
}

const claimsOf = memoize((source: Source): readonly Claim[] =>
  factsOf(source).map((sentence) => ({
    ...sentence,
    claim: [...tellingWords(unnamedClaim(sentence.text))].filter((word) => !ATTRIBUTION.has(word)),
    isUnnamed: namesNobody(sentence.text),
  })),
);

function tellsTheSame(words: ReadonlySet<string>, { claim, isUnnamed }: Claim): boolean {
  const { share, fewest } = isUnnamed ? ALIKE.claim : ALIKE.sentence;
  const shared = claim.filter((word) => words.has(word)).length;
  return shared >= fewest && (shared >= share * claim.length || shared >= 0.8 * words.size);
}

function attributedTo(sentence: string, names: readonly string[]): string | undefined {
  const hasVerb = sentence
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => SPEECH_VERB.has(word));
  return hasVerb ? names.find((name) => sentence.includes(name)) : undefined;
}
