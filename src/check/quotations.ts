import type { Article } from '../digest/article.ts';
import type { Parsed, TextOffset } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import type { Finding, Level } from '../digest/finding.ts';
import { attributeSpeech } from './attribute-speech.ts';
import type { QuotationRecord } from './check-record.ts';
import type { CheckResult, CheckSubject } from './check-subject.ts';
import { evidenceAt } from './evidence.ts';
import { explainQuotation } from './explain-quotation.ts';
import { inferSpeaker, officersOn, type Officer } from './infer-speaker.ts';
import { judgeQuotation, type Quotation } from './judge-quotation.ts';
import { normaliseText } from './normalise-text.ts';
import { readQuotationSources, speechContext, type QuotationSource } from './quotation-sources.ts';
import { listQuotedItems, type QuotedFragment, type QuotedWords } from './quoted-items.ts';
import { RULES } from './rules.ts';
import { showWords } from './show-words.ts';
import { speakerNamed, speakerOf, type Speaker } from './speaker.ts';
import { subjectDay } from './subject-day.ts';
import { readWords } from './words.ts';

/**
 * Compares every quotation with the cited sources: the fragments of quotes, and what stands in quotation marks in
 * headlines, decks, paragraphs and lists. It tells whether the words are those of the source, not whether they are true.
 */
export function checkQuotations(subject: CheckSubject): CheckResult {
  const { parsed, people } = subject;
  const { fragments, marks } = listQuotedItems(parsed.value);
  const waivers = new Waivers(parsed);
  if (fragments.length + marks.length === 0) return { findings: waivers.unused(), records: [] };

  const sources = readQuotationSources(subject.sources, people);
  const everyone = Object.values(people).map(speakerOf);
  const officers = officersOn(people, subjectDay(parsed.value, subject.newsletter));
  const items = [
    ...fragments.map((fragment): Item => {
      const person = Object.hasOwn(people, fragment.quote.speaker)
        ? people[fragment.quote.speaker]
        : undefined;
      return {
        path: fragment.path,
        fragment,
        quotation: quotationOfField(fragment, person && speakerOf(person)),
      };
    }),
    ...marks.map((mark): Item => ({
      path: mark.path,
      within: mark,
      quotation: quotationInText(mark, everyone, officers),
    })),
  ];
  const results = items.map((item) => checkItem(item, { sources, waivers, parsed }));
  return {
    findings: [...results.flatMap(({ finding }) => finding ?? []), ...waivers.unused()],
    records: results.map(({ record }) => record),
  };
}

interface Item {
  readonly path: FieldPath;
  readonly quotation: Quotation;
  /** Where it stands in a longer text. */
  readonly within?: TextOffset;
  /** Where it is a field of its own. */
  readonly fragment?: QuotedFragment;
}

function quotationOfField({ words, quote }: QuotedFragment, speaker: Speaker | undefined): Quotation {
  const { translatedFrom, source } = quote;
  return { words, speaker, manner: 'field', isTranslated: translatedFrom !== undefined, source };
}

const TRANSLATED = /\b(?:interpreter|translat\w+|speaking in|spoke in|said in) /i;

function quotationInText(
  mark: QuotedWords,
  everyone: readonly Speaker[],
  officers: readonly Officer[],
): Quotation {
  const context = speechContext(mark.paragraphs, everyone);
  const paragraph = mark.paragraphs[mark.paragraph];
  const said = paragraph && attributeSpeech(paragraph, mark.span, context.isName);
  const [speaker, ...others] = (said?.speakers ?? []).flatMap(
    (mention) => speakerNamed(mention, everyone) ?? [],
  );
  const isNameless = speaker === undefined && said?.isUnnamed !== true;
  const inferred = isNameless ? inferSpeaker(said?.subject ?? '', mark, { context, officers }) : undefined;
  return {
    words: mark.words,
    // Two names before one verb, and nobody can tell: the words are looked for all the same.
    speaker: others.length === 0 ? speaker : undefined,
    ...(inferred ? { inferred } : {}),
    ...(isNameless && said?.subject ? { subject: said.subject } : {}),
    manner: said?.isSaid ? 'said' : 'marked',
    isTranslated: TRANSLATED.test(paragraph?.normal.text ?? ''),
    source: undefined,
  };
}

interface Desk {
  readonly sources: readonly QuotationSource[];
  readonly waivers: Waivers;
  readonly parsed: Parsed<Article | DigestFile>;
}

function checkItem(
  { path, quotation, within, fragment }: Item,
  { sources, waivers, parsed }: Desk,
): { readonly record: QuotationRecord; readonly finding?: Finding } {
  const judgement = judgeQuotation(quotation, sources);
  const fault = explainQuotation(quotation, judgement, sources.length);
  const isWaived = fault !== undefined && waivers.cover(quotation.words, fragment);
  const record: QuotationRecord = {
    kind: 'quotation',
    path: formatPath(path),
    text: quotation.words,
    status: isWaived ? 'waived' : judgement.verdict,
    ...(judgement.place
      ? { [judgement.verdict === 'altered' ? 'nearest' : 'evidence']: evidenceAt(judgement.place) }
      : {}),
  };
  if (!fault || isWaived) return { record };
  return {
    record,
    finding: { ...parsed.locate(path, within), ...fault, level: levelOf(fault.rule), path: formatPath(path) },
  };
}

function levelOf(rule: string): Level {
  return RULES.find(({ id }) => id === rule)?.level ?? 'error';
}

/** What somebody answers for by name, and which of it anything has needed. */
class Waivers {
  readonly #parsed: Parsed<Article | DigestFile>;
  readonly #used = new Set<string>();

  constructor(parsed: Parsed<Article | DigestFile>) {
    this.#parsed = parsed;
  }

  cover(words: string, fragment: QuotedFragment | undefined): boolean {
    if (fragment?.quote.waived) {
      this.#used.add(formatPath(fragment.quotePath));
      return true;
    }
    const wanted = keysOf(words);
    const index = (this.#parsed.value.waivers ?? []).findIndex(({ text }) => keysOf(text) === wanted);
    if (index !== -1) this.#used.add(`waivers[${index}]`);
    return index !== -1;
  }

  unused(): Finding[] {
    const { value, locate } = this.#parsed;
    const ofFields = listQuotedItems(value)
      .fragments.filter(({ quote }) => quote.waived)
      .map(({ quotePath, words }) => ({ path: quotePath, at: [...quotePath, 'waived'], words }));
    const ofTexts = (value.waivers ?? []).map(({ text }, index) => {
      return { path: ['waivers', index], at: ['waivers', index], words: text };
    });
    const seen = new Set(this.#used);
    return [...ofFields, ...ofTexts].flatMap(({ path, at, words }): Finding[] => {
      const key = formatPath(path);
      if (seen.has(key)) return [];
      seen.add(key);
      const message = `nothing needs the waiver for ${showWords(words)}: the words are not there, or the sources have them. Delete it.`;
      return [{ ...locate(at), rule: 'waiver-unused', level: 'warning', path: formatPath(at), message }];
    });
  }
}

function keysOf(text: string): string {
  return readWords(normaliseText(text).text)
    .map(({ key }) => key)
    .join(' ');
}
