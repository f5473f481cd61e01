import type { CheckRecord, Evidence } from '../check/check-record.ts';
import type { Article } from '../digest/article.ts';
import { articlePlaces } from '../digest/article-places.ts';
import type { Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { valueAt, type FieldPath } from '../digest/field-path.ts';
import type { Source } from '../digest/source.ts';
import { walkText } from '../digest/walk-text.ts';
import type { ComparedItem, EvidenceView, ShownField, SourcePassage } from './evidence-view.ts';
import type { Proof } from './proof.ts';

/** Puts what was compared of a digest beside its sources, and tells where the mail shows what the findings are about. */
export function buildEvidence({ choice, content, composed, findings }: Proof): EvidenceView {
  const placed = articlePlaces(choice.digest).map(({ id }) => id);
  const articles = placed.flatMap((id) => content.articles.find(({ value }) => value.id === id) ?? []);
  const parts: Part[] = [...content.digests.filter(({ file }) => file === choice.file), ...articles];
  return {
    hasSourcesPage: composed.checks.receipts !== undefined,
    items: parts.flatMap((part) =>
      (content.records.get(part.file) ?? []).map((record) => viewItem(record, part, content.sources)),
    ),
    fields: parts.flatMap((part) => {
      const paths = findings.filter(({ file }) => file === part.file).map(({ path }) => path);
      return [...new Set(paths)].filter((path) => path !== '').map((path) => showField(path, part));
    }),
  };
}

type Part = Parsed<Article> | Parsed<DigestFile>;

function viewItem(record: CheckRecord, part: Part, sources: readonly Parsed<Source>[]): ComparedItem {
  const { kind, status, path, text, evidence, nearest } = record;
  const field = showField(path, part);
  const found = evidence ?? nearest;
  const source = found && findPassage(found, sources, evidence === undefined);
  return {
    ...{ kind, status, text, path },
    file: part.file,
    line: part.locate(readPath(path)).line,
    words: kind === 'quotation' ? [...new Set([text, ...field.words])] : field.words,
    ...(source ? { source } : {}),
  };
}

/** A field with more words than these around it is found by its first ones. */
const MOST_WORDS = 6;

function showField(path: string, { value, file }: Part): ShownField {
  const steps = readPath(path);
  // The record that a number or a date belongs to has words, which the mail shows as they are.
  const words = [steps, steps.slice(0, -1)].flatMap((field) => textsAt(value, field));
  return { file, path, words: [...new Set(words)].slice(0, MOST_WORDS) };
}

function textsAt(value: Article | DigestFile, path: FieldPath): string[] {
  const texts: string[] = [];
  if (path.length > 0) walkText(valueAt(value, path), (text) => texts.push(text));
  return texts;
}

/** `blocks[3].quotes[0].speaker` as its steps. */
function readPath(path: string): FieldPath {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? name : Number(index),
  );
}

function findPassage(
  { source: id, prefix, exact, suffix }: Evidence,
  sources: readonly Parsed<Source>[],
  isNearest: boolean,
): SourcePassage | undefined {
  const source = sources.find(({ value }) => value.id === id);
  if (!source) return undefined;
  const { outlet, headline, paragraphs } = source.value;
  const around = `${prefix}${exact}${suffix}`;
  const index = paragraphs.findIndex((text) => text.includes(around));
  // What is in no paragraph is in the headline.
  const text = paragraphs[index] ?? headline;
  const start = Math.max(0, text.indexOf(around)) + prefix.length;
  return {
    ...{ outlet, headline, exact, isNearest },
    file: source.file,
    line: source.locate(index === -1 ? ['headline'] : ['paragraphs', index]).line,
    before: text.slice(0, start),
    after: text.slice(start + exact.length),
  };
}
