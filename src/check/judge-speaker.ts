import { attributeSpeech } from './attribute-speech.ts';
import { findMentions, type Mention } from './mentions.ts';
import { ownWords } from './own-words.ts';
import { sentenceAt, type ParagraphText } from './paragraph-text.ts';
import type { QuotedSpan } from './quoted-spans.ts';
import { hasOffice, isNamed, type Speaker } from './speaker.ts';

/** Stands for a name that a source keeps to itself. */
export const NOBODY = 'somebody without a name';

/** Whether a source gives words to the speaker whom the article names. */
export type SpeakerJudgement =
  | { readonly kind: 'same' }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unnamed' };

/** What is needed to read who speaks in a text. */
export interface SpeechContext {
  readonly paragraphs: readonly ParagraphText[];
  /** Everyone whom people.yaml knows. */
  readonly everyone: readonly Speaker[];
  /** Whether a word is known as a part of somebody's name. */
  readonly isName: (word: string) => boolean;
}

/**
 * Looks for a speaker around a quotation: beside the verb that belongs to it, elsewhere in its sentence, and only if
 * that sentence names nobody in the sentences before.
 */
export function judgeSpeaker(
  speaker: Speaker,
  place: { readonly paragraph: number; readonly span: QuotedSpan },
  known: SpeechContext,
): SpeakerJudgement {
  // Somebody whom people.yaml does not have is known all the same where the article names them.
  const isName = (word: string) => known.isName(word) || speaker.names.includes(word.toLowerCase());
  const context = { ...known, isName };
  const paragraph = context.paragraphs[place.paragraph];
  if (!paragraph) return { kind: 'unnamed' };
  const { speakers, isUnnamed } = attributeSpeech(paragraph, place.span, context.isName);
  if (speaker.anonymous) return judgeNameless(speakers, context);
  if (speakers.length > 0) return compare(speaker, speakers);
  if (isUnnamed) return { kind: 'other', name: NOBODY };
  const sentence = sentenceAt(paragraph, place.span.start);
  const here = judgeSentence(speaker, ownWords(paragraph, sentence, place.span), context);
  return here.kind === 'unnamed' ? lookBack(speaker, { ...place, sentence }, context) : here;
}

function compare(speaker: Speaker, mentions: readonly Mention[]): SpeakerJudgement {
  if (mentions.some((mention) => isNamed(speaker, mention))) return { kind: 'same' };
  const other = mentions.findLast(({ words }) => words.length > 0);
  return other ? { kind: 'other', name: other.text } : { kind: 'unnamed' };
}

function judgeNameless(speakers: readonly Mention[], { everyone }: SpeechContext): SpeakerJudgement {
  const named = speakers.find((mention) =>
    everyone.some((person) => !person.anonymous && mention.words.length > 0 && isNamed(person, mention)),
  );
  return named ? { kind: 'other', name: named.text } : { kind: 'same' };
}

// A sentence may name places and companies too: only people who are known for people speak against the article.
function judgeSentence(speaker: Speaker, words: string, context: SpeechContext): SpeakerJudgement {
  const mentions = findMentions(words, context.isName);
  if (mentions.some((mention) => isNamed(speaker, mention))) return { kind: 'same' };
  const other = mentions.find(
    (mention) => mention.words.length > 0 && context.everyone.some((person) => isNamed(person, mention)),
  );
  if (other) return { kind: 'other', name: other.text };
  return { kind: hasOffice(speaker, words) ? 'same' : 'unnamed' };
}

/** "She" may have been named a few sentences ago; further back, nobody could tell either. */
const SENTENCES_BACK = 6;

function lookBack(
  speaker: Speaker,
  place: { readonly paragraph: number; readonly sentence: number },
  context: SpeechContext,
): SpeakerJudgement {
  let { paragraph: index, sentence } = place;
  for (let step = 0; step < SENTENCES_BACK; step += 1) {
    sentence -= 1;
    while (sentence < 0) {
      index -= 1;
      const earlier = context.paragraphs[index];
      if (!earlier) return { kind: 'unnamed' };
      sentence = earlier.sentences.length - 1;
    }
    const paragraph = context.paragraphs[index];
    if (!paragraph) break;
    const judgement = judgeSentence(speaker, ownWords(paragraph, sentence), context);
    if (judgement.kind !== 'unnamed') return judgement;
  }
  return { kind: 'unnamed' };
}
