import { leavesUnnamed } from './anonymity.ts';
import { findMentions, type Mention } from './mentions.ts';
import { sentenceAt, type ParagraphText } from './paragraph-text.ts';
import { spanFrom, type Span } from './quoted-spans.ts';
import { SPEECH_VERB } from './speech-verbs.ts';

/** Who a text says has spoken the words of one of its quotations. */
export interface Attribution {
  /** A verb of speech belongs to the words, whoever its subject is. */
  readonly isSaid: boolean;
  /** Whom that verb names; none where it is "she", "the union" or nobody. */
  readonly speakers: readonly Mention[];
  /** That verb's subject is somebody whom the text keeps without a name: "one of them", "an official". */
  readonly isUnnamed?: boolean;
  /** What that verb has for a subject, where it is no name: "she", "the governor". */
  readonly subject?: string;
  /** The verb, or undefined where the words follow a name and a colon. */
  readonly verb?: string;
}

/** Reads who is named as the speaker next to a quotation, before it or after it, in the same sentence. */
export function attributeSpeech(
  paragraph: ParagraphText,
  span: Span,
  isName: (word: string) => boolean,
): Attribution {
  const { lead, tail, words } = aroundSpan(paragraph, span);
  return (
    readTail(tail, words, isName) ??
    readLead(lead, isName) ??
    readAside(tail, isName) ?? { isSaid: false, speakers: [] }
  );
}

/** What stands in the sentence before a quotation and after it, up to the next quotation on either side. */
function aroundSpan({ normal, quoted, sentences }: ParagraphText, span: Span) {
  const { text } = normal;
  const sentence = sentences[sentenceAt({ sentences }, span.start)];
  const at = spanFrom(quoted, span.start);
  const before = quoted[at - 1];
  const after = quoted[at + 1];
  const from = Math.max(sentence?.start ?? 0, before ? before.end + 1 : 0);
  const to = Math.min(sentence?.end ?? text.length, after ? after.start - 1 : text.length);
  return {
    lead: text.slice(from, Math.max(from, span.start - 1)),
    tail: text.slice(span.end + 1, Math.max(to, span.end + 1)),
    words: text.slice(span.start, span.end),
  };
}

interface Token {
  readonly text: string;
  readonly index: number;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}'-]+|[,;:]/gu)].map(({ 0: token, index }) => ({ text: token, index }));
}

function isVerb({ text }: Token): boolean {
  return SPEECH_VERB.has(text.toLowerCase());
}

const MOST_TOKENS_TO_VERB = 14;
const NO_SUBJECT = new Set(
  'and but while as which who that or before after when because to in on at for of from with by if so than about'.split(
    ' ',
  ),
);

// “…,” said Ilse Brandt, who … | “…,” Ilse Brandt, the head of the terminal, said
function readTail(tail: string, words: string, isName: (word: string) => boolean): Attribution | undefined {
  if (!/[,.?!…-]$/.test(words) && !/^\s*,/.test(tail)) return undefined;
  const offset = /^[\s,.'")\]]*/.exec(tail)?.[0].length ?? 0;
  const clause = tail.slice(offset).replace(/;.*$/s, '');
  const tokens = tokensOf(clause).slice(0, MOST_TOKENS_TO_VERB);
  const [first] = tokens;
  if (!first || NO_SUBJECT.has(first.text)) return undefined;
  const verb = tokens.find(isVerb);
  if (!verb) return undefined;
  const mentions = namesIn(clause, isName);
  if (verb === first) {
    const [subject] = mentions.filter(({ start }) => start < verb.index + verb.text.length + 60);
    const isPronoun = PRONOUN.test(tokens[1]?.text ?? '');
    const isUnnamed = leavesUnnamed(clause.slice(verb.index + verb.text.length));
    const behind = clause.slice(verb.index + verb.text.length).split(/[,;:.]/)[0] ?? '';
    return {
      ...{ isSaid: true, isUnnamed, verb: verb.text, subject: behind.trim() },
      speakers: subject && !isPronoun ? [subject] : [],
    };
  }
  const speakers = mentions.filter(({ start }) => start < verb.index);
  const isUnnamed = leavesUnnamed(clause.slice(0, verb.index));
  return {
    ...{ isSaid: true, isUnnamed, verb: verb.text, subject: clause.slice(0, verb.index).trim() },
    speakers: PRONOUN.test(first.text) ? [] : speakers,
  };
}

const PRONOUN = /^(?:he|she|they|we|it|one|i|you)$/i;
const CLAUSE = /^.*(?:;|, (?:but|and|while|whereas|though|although) )/s;

// Jonas Wik, who speaks for the drivers, said: “…” | According to Ms Brandt, … “…” | Ms de Groot: “…”
function readLead(lead: string, isName: (word: string) => boolean): Attribution | undefined {
  const clause = lead.slice(CLAUSE.exec(lead)?.[0].length ?? 0);
  const isCut = clause.length < lead.length;
  const mentions = isCut ? namesIn(clause, isName) : ownNames(clause, findMentions(clause, isName));
  const tokens = tokensOf(clause);
  const at = tokens.findLastIndex(isVerb);
  const verb = tokens[at];
  if (!verb || tokens.length - at > MOST_TOKENS_TO_VERB) {
    // "Ms de Groot: “…”", but not "Day two in London: “…”".
    const speakers = mentions.filter(({ start }) => clause.slice(0, Math.max(0, start)).trim() === '');
    return speakers.length > 0 && /:\s*$/.test(clause) ? { isSaid: true, speakers } : undefined;
  }
  const isOf = verb.text.toLowerCase() === 'according';
  if (isOf) {
    const speakers = mentions.filter(({ start }) => start > verb.index).slice(0, 1);
    return { isSaid: true, verb: verb.text, speakers };
  }
  const isPassive = /^(?:was|were|been|being|is|are)$/.test(tokens[at - 1]?.text ?? '');
  const subjects = mentions.filter(({ end }) => end <= verb.index);
  const isPronoun = PRONOUN.test(
    tokens.slice(0, at).findLast(({ text }) => !/^[,;:]$/.test(text))?.text ?? '',
  );
  const isUnnamed = !isPassive && leavesUnnamed(clause.slice(0, verb.index));
  const subject = clause.slice(0, verb.index).split(/[,;:]/).at(-1)?.trim() ?? '';
  return {
    ...{ isSaid: true, verb: verb.text, isUnnamed, ...(isPassive ? {} : { subject }) },
    speakers: isPassive || isPronoun ? [] : subjects,
  };
}

// … “prepared to remove” the newest controls, Mr Bessent said.
function readAside(tail: string, isName: (word: string) => boolean): Attribution | undefined {
  for (const { 1: clause = '' } of tail.matchAll(/, ([^,;]{1,80})/g)) {
    const tokens = tokensOf(clause);
    const at = tokens.findIndex(isVerb);
    const verb = tokens[at];
    if (!verb || at > 5 || NO_SUBJECT.has(tokens[0]?.text ?? '')) continue;
    const mentions = namesIn(clause, isName);
    const speakers = mentions.filter(({ start, end }) => (at === 0 ? start > 0 : end <= verb.index));
    if (speakers.length > 0) return { isSaid: true, verb: verb.text, speakers: speakers.slice(0, 1) };
  }
  return undefined;
}

/** The names of a clause that does not begin its sentence. */
function namesIn(clause: string, isName: (word: string) => boolean): Mention[] {
  const mentions = findMentions(`, ${clause}`, isName);
  return ownNames(
    clause,
    mentions.map((mention) => ({ ...mention, start: mention.start - 2, end: mention.end - 2 })),
  );
}

// "Kontor Nord's man in Hamburg" is neither Kontor Nord nor Hamburg.
function ownNames(clause: string, mentions: readonly Mention[]): Mention[] {
  const owner = mentions.find(({ start, end }) => /'s?$/.test(clause.slice(Math.max(0, start), end)));
  const isPlaceOf = ({ start }: Mention) =>
    owner !== undefined && /^ [^,;]* (?:in|at|of|from) (?:the )?$/.test(clause.slice(owner.end, start));
  return mentions.filter((mention) => mention !== owner && !isPlaceOf(mention));
}
