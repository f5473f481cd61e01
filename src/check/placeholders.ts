import type { Article } from '../digest/article.ts';
import type { Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { FieldPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { quoteValue } from '../digest/quote-value.ts';
import { walkText } from '../digest/walk-text.ts';
import { placeInText } from './place-in-text.ts';

// TK is what newsrooms write for "to come", since hardly a word has it. Capitals only: "todo" is Spanish for all.
const MARKS = /(?<![\p{L}\p{N}])(?:(?:TK)+|TODO|XXX+)(?![\p{L}\p{N}])/u;
const FILLERS = /lorem ipsum|\[placeholder\]/i;
const WORDS_AROUND = 3;

/** Fields that hold names of things, not words for readers: TK is also the country code of Tokelau. */
const NO_WORDS = new Set([
  'type',
  'kind',
  'id',
  'section',
  'speaker',
  'source',
  'sources',
  'countries',
  'flags',
  'imposer',
  'targets',
  'country',
  'url',
]);

/** Finds what an editor meant to fill in before the digest goes out. A draft may still have it. */
export function checkPlaceholders(parsed: Parsed<Article | DigestFile>): Finding[] {
  const { value } = parsed;
  const findings: Finding[] = [];
  const level = value.status === 'draft' ? 'warning' : 'error';
  walkText(value, (text, path) => {
    const found = holdsWords(path) ? (MARKS.exec(text) ?? FILLERS.exec(text)) : null;
    if (!found) return;
    const before = text
      .slice(0, found.index)
      .split(/(?<=\s)/)
      .slice(-WORDS_AROUND);
    const after = text
      .slice(found.index)
      .split(/(?<=\s)/)
      .slice(0, WORDS_AROUND + 1);
    const around = [...before, ...after].join('').trim();
    const message = `still holds the placeholder ${quoteValue(found[0])}, in ${quoteValue(around)}. Write what belongs there.`;
    const place = placeInText(parsed, { text, path }, found.index);
    findings.push({ ...place, rule: 'placeholder', level, message });
  });
  return findings;
}

function holdsWords(path: FieldPath): boolean {
  return !path.slice(-2).some((step) => typeof step === 'string' && NO_WORDS.has(step));
}
