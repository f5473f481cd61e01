import type { QuotationVerdict } from './check-record.ts';
import { findPieces, type PiecesFound } from './find-pieces.ts';
import { judgeSpeaker, type SpeakerJudgement } from './judge-speaker.ts';
import { findNearestWording, type Haystack } from './nearest-wording.ts';
import { readPieces, type Piece } from './quotation-pieces.ts';
import type { QuotationSource } from './quotation-sources.ts';
import type { Speaker } from './speaker.ts';
import type { PlacedWord } from './word-stream.ts';

/** Words that an article puts forward as somebody's. */
export interface Quotation {
  readonly words: string;
  /** Whom the article names as their speaker, as far as that can be told. */
  readonly speaker: Speaker | undefined;
  /** What the article calls the speaker, where it has no name: "the court". */
  readonly subject?: string;
  /** Whom it means by "she" or "the governor". Good enough to contradict a source that names another, for no more. */
  readonly inferred?: Speaker;
  /**
   * How the article puts them forward: in a field for quotations, in quotation marks beside a verb of speech, or in
   * marks alone, which may be there for other reasons.
   */
  readonly manner: 'field' | 'said' | 'marked';
  /** Whether the article says that they are a translation. */
  readonly isTranslated: boolean;
  /** Id of the source that a field names. */
  readonly source: string | undefined;
}

/** Where a source has the words, or nearly has them. */
export interface Place {
  readonly source: QuotationSource;
  readonly words: readonly [first: PlacedWord, ...others: PlacedWord[]];
}

export interface Judgement {
  readonly verdict: Exclude<QuotationVerdict, 'waived'>;
  readonly place?: Place;
  /** With the verdict speaker-mismatch: who has spoken the words in the source. */
  readonly other?: string;
  /** With a word-for-word verdict: the source does not tell who spoke. */
  readonly isUnnamed?: boolean;
  /** With the verdict altered: the word that an ellipsis or an edit has swallowed. */
  readonly dropped?: string;
}

/** Compares a quotation with the sources. */
export function judgeQuotation(quotation: Quotation, sources: readonly QuotationSource[]): Judgement {
  const judgement = judgeWords(quotation, sources);
  const { speaker, inferred } = quotation;
  const isFound = judgement.verdict === 'verbatim' || judgement.verdict === 'edited';
  if (!isFound || speaker || !inferred) return judgement;
  const closer = judgeWords({ ...quotation, speaker: inferred }, sources);
  return closer.verdict === 'speaker-mismatch' ? closer : judgement;
}

function judgeWords(quotation: Quotation, sources: readonly QuotationSource[]): Judgement {
  const { pieces, isEdited } = readPieces(quotation.words);
  const length = pieces.reduce((sum, { keys }) => sum + keys.length, 0);
  if (length === 0) return { verdict: 'term' };
  const ordered = sources.toSorted(
    (a, b) => Number(b.source.id === quotation.source) - Number(a.source.id === quotation.source),
  );
  const exact = isEdited ? 'edited' : 'verbatim';
  const inSpeech = bestOf(ordered.flatMap((source) => placesInSpeech(quotation, pieces, source)));
  if (inSpeech?.rank === 'same') return { verdict: exact, place: inSpeech.place };
  const inText = ordered.flatMap((source) => placesInText(pieces, source));
  const own = inText.find(({ source }) => isByline(quotation.speaker, source));
  if (own) return { verdict: exact, place: own };
  if (inSpeech?.rank === 'unnamed') return { verdict: exact, place: inSpeech.place, isUnnamed: true };
  if (inSpeech?.rank === 'other') {
    return { verdict: 'speaker-mismatch', place: inSpeech.place, other: inSpeech.other };
  }
  if (inSpeech) return { verdict: 'altered', place: inSpeech.place, dropped: inSpeech.other };
  const signed = inText.flatMap((place) => signedBySomebody(quotation, place));
  if (signed[0]) return signed[0];
  const [unmarked] = inText;
  if (unmarked) return { verdict: 'verbatim-unmarked', place: unmarked };
  return judgeMissing(quotation, { pieces, length, ordered });
}

interface Ranked {
  readonly rank: 'same' | 'unnamed' | 'other' | 'dropped';
  readonly place: Place;
  /** The other speaker, or the dropped word. */
  readonly other: string;
}

const RANKS = ['same', 'unnamed', 'other', 'dropped'] as const;

function bestOf(ranked: readonly Ranked[]): Ranked | undefined {
  return RANKS.map((rank) => ranked.find((candidate) => candidate.rank === rank)).find(Boolean);
}

function placesInSpeech(quotation: Quotation, pieces: readonly Piece[], source: QuotationSource): Ranked[] {
  return findPieces(source.words.speech, pieces).map(({ words, droppedNegation }): Ranked => {
    const place = { source, words };
    if (droppedNegation !== undefined) return { rank: 'dropped', place, other: droppedNegation };
    const judgement = quotation.speaker ? judgeSpans(quotation.speaker, place) : SAME;
    return { rank: judgement.kind, place, other: judgement.kind === 'other' ? judgement.name : '' };
  });
}

const SAME: SpeakerJudgement = { kind: 'same' };

const MOST_SPANS = 8;

// Words that run on into a second quotation must be the same person's there.
function judgeSpans(speaker: Speaker, { source, words }: Place): SpeakerJudgement {
  const firsts = words.filter(
    (word, at) => word.quoted !== words[at - 1]?.quoted || word.paragraph !== words[at - 1]?.paragraph,
  );
  const judgements = firsts.slice(0, MOST_SPANS).map(({ paragraph, quoted }) => {
    const span = source.context.paragraphs[paragraph]?.quoted[quoted];
    return span ? judgeSpeaker(speaker, { paragraph, span }, source.context) : SAME;
  });
  return (
    judgements.find(({ kind }) => kind === 'other') ??
    judgements.find(({ kind }) => kind === 'same') ??
    UNNAMED
  );
}

const UNNAMED: SpeakerJudgement = { kind: 'unnamed' };

function placesInText(pieces: readonly Piece[], source: QuotationSource): Place[] {
  return findPieces(source.words.all, pieces)
    .filter((found: PiecesFound) => found.droppedNegation === undefined)
    .map(({ words }) => ({ source, words }));
}

// Whoever has signed a text has written every word of it.
function isByline(speaker: Speaker | undefined, { source }: QuotationSource): boolean {
  if (!speaker) return false;
  return source.byline.some((line) =>
    line
      .toLowerCase()
      .split(/[\s,]+/)
      .includes(speaker.surname),
  );
}

function signedBySomebody({ speaker, manner }: Quotation, place: Place): Judgement[] {
  if (!speaker || manner === 'marked') return [];
  const author = place.source.context.everyone.find((person) => isByline(person, place.source));
  return author ? [{ verdict: 'speaker-mismatch', place, other: author.name }] : [];
}

/** From here on a wording is taken for the one that was meant; the corpus of pairs decides. */
const ALIKE = 0.4;
const ALIKE_FOR_A_TERM = 0.75;
/** Titles, nicknames and words held at arm's length are short. */
const LONGEST_TERM = 3;

function judgeMissing(
  { words, speaker, manner, isTranslated }: Quotation,
  quoted: {
    readonly pieces: readonly Piece[];
    readonly length: number;
    readonly ordered: readonly QuotationSource[];
  },
): Judgement {
  const keys = quoted.pieces.flatMap((piece) => piece.keys);
  const mayBeTerm = manner !== 'field' && speaker === undefined && quoted.length <= LONGEST_TERM;
  const nearest = findNearestWording(haystacks(quoted.ordered, mayBeTerm), keys);
  const isAlike = (nearest?.likeness ?? 0) >= (mayBeTerm ? ALIKE_FOR_A_TERM : ALIKE);
  const isEnough = (nearest?.shared ?? 0) >= Math.min(2, quoted.length);
  if (nearest && isAlike && isEnough) {
    return { verdict: 'altered', place: { source: nearest.haystack.source, words: nearest.words } };
  }
  if (mayBeTerm || (manner !== 'field' && isTitle(words))) return { verdict: 'term' };
  return { verdict: isTranslated ? 'translated' : 'absent' };
}

/** Speech comes before the source's own text, unless that is clearly nearer. */
const SPEECH_AHEAD = 0.15;

function haystacks(
  sources: readonly QuotationSource[],
  onlySpeech: boolean,
): (Haystack & { readonly source: QuotationSource })[] {
  return sources.flatMap((source) => {
    const speech = { source, stream: source.words.speech, ahead: SPEECH_AHEAD };
    return onlySpeech ? [speech] : [speech, { source, stream: source.words.all, ahead: 0 }];
  });
}

// “Salt and Leather”: every word of weight has a capital.
function isTitle(words: string): boolean {
  const heavy = words.match(/\p{L}[\p{L}\p{M}'’-]{3,}/gu) ?? [];
  return heavy.length > 1 && heavy.every((word) => /^\p{Lu}/u.test(word));
}
