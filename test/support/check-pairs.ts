import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseAndCheckContent, type CheckedContent } from '../../src/check/parse-and-check-content.ts';
import { RULES } from '../../src/check/rules.ts';
import type { RuleKind } from '../../src/check/rule.ts';
import type { ContentFile } from '../../src/digest/content.ts';
import type { Finding } from '../../src/digest/finding.ts';

const FOLDER = 'test/fixtures/pairs';
const LATER = /^blind[2-9]-/;

interface Passage {
  readonly kind: RuleKind;
  readonly text: string;
  /** Which of several lines that hold the text, from 1. */
  readonly nth?: number;
  readonly in?: string;
}

interface SeededError extends Passage {
  readonly rule: string | readonly string[];
}

interface Expected {
  readonly heldOut?: boolean;
  readonly errors?: readonly SeededError[];
  readonly honest?: readonly Passage[];
}

export interface PairResult {
  readonly name: string;
  readonly heldOut: boolean;
  /** Whether it was written blind, after the checks had been tuned on the others. */
  readonly isLater: boolean;
  readonly content: CheckedContent;
  readonly errors: readonly (SeededError & { readonly found: Finding | undefined })[];
  readonly honest: readonly Passage[];
  readonly falseAlarms: readonly Finding[];
  /** Mistakes of the pair itself. */
  readonly faults: readonly string[];
}

/** How the checks did on one kind. */
export interface KindScore {
  readonly kind: RuleKind;
  readonly errors: number;
  readonly found: number;
  readonly honest: number;
  readonly falseAlarms: number;
  readonly alarms: readonly Finding[];
}

const KIND_OF = new Map(RULES.map(({ id, kind }) => [id, kind]));

/** Checks every pair of test/fixtures/pairs; its README.md describes them. */
export function checkPairs(): PairResult[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => checkPair(name))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function scoreKinds(pairs: readonly PairResult[]): KindScore[] {
  const kinds = new Set(
    pairs.flatMap(({ errors, honest }) => [...errors, ...honest].map(({ kind }) => kind)),
  );
  return [...kinds].toSorted().map((kind) => {
    const errors = pairs.flatMap((pair) => pair.errors).filter((error) => error.kind === kind);
    const alarms = pairs.flatMap((pair) => pair.falseAlarms).filter(({ rule }) => KIND_OF.get(rule) === kind);
    return {
      kind,
      errors: errors.length,
      found: errors.filter(({ found }) => found).length,
      honest: pairs.flatMap((pair) => pair.honest).filter((passage) => passage.kind === kind).length,
      falseAlarms: alarms.length,
      alarms,
    };
  });
}

/** The files of a pair, as a newsletter's folder would hold them. */
export function pairFiles(name: string): ContentFile[] {
  const folder = `${FOLDER}/${name}`;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?:article\.|digest\.|people\.yaml$|newsletter\.yaml$|sources\/.*\.)/.test(path),
  );
  const files = names.map((path) => ({
    path: contentPath(path, name),
    bytes: readFileSync(`${folder}/${path}`),
  }));
  if (existsSync(`${folder}/newsletter.yaml`)) return files;
  return [...files, { path: 'newsletter.yaml', bytes: readFileSync(`${FOLDER}/newsletter.yaml`) }];
}

function contentPath(path: string, name: string): string {
  if (path === 'newsletter.yaml') return path;
  const ending = path.replace(/^.*\./, '');
  if (path.startsWith('article.')) return `content/articles/${name}.${ending}`;
  if (path.startsWith('digest.')) return `content/digests/${name}-digest.${ending}`;
  return `content/${path}`;
}

function checkPair(name: string): PairResult {
  const files = pairFiles(name);
  const expected = parse(readFileSync(`${FOLDER}/${name}/expected.yaml`, 'utf8')) as Expected;
  const content = parseAndCheckContent(files);
  const faults: string[] = [];
  const lineOf = (passage: Passage) => findLine(passage, { name, files, faults });

  const left = new Set(content.findings);
  const errors = (expected.errors ?? []).map((error) => {
    const place = lineOf(error);
    const rules = [error.rule].flat();
    const found = [...left].find(
      ({ rule, file, line }) => rules.includes(rule) && file === place?.file && line === place.line,
    );
    if (found) left.delete(found);
    return { ...error, found };
  });
  const honest = expected.honest ?? [];
  const places = honest.map((passage) => ({ ...lineOf(passage), kind: passage.kind }));
  const rest = [...left];
  const ofSchema = rest.filter(({ rule }) => !KIND_OF.has(rule));
  faults.push(...ofSchema.map(({ file, line, message }) => `${name}: ${file}:${line} ${message}`));
  const falseAlarms = rest.filter(
    ({ rule, level, file, line }) =>
      KIND_OF.has(rule) &&
      (level !== 'hint' ||
        places.some(
          (place) => place.file === file && place.line === line && place.kind === KIND_OF.get(rule),
        )),
  );
  return {
    name,
    heldOut: expected.heldOut ?? false,
    isLater: LATER.test(name),
    content,
    errors,
    honest,
    falseAlarms,
    faults,
  };
}

function findLine(
  { text, nth, in: typed }: Passage,
  { name, files, faults }: { name: string; files: readonly ContentFile[]; faults: string[] },
): { readonly file: string; readonly line: number } | undefined {
  const wanted = typed && contentPath(typed, name);
  const inFiles = files.filter(({ path }) =>
    wanted ? path === wanted : /^content\/(?:articles|digests)\//.test(path),
  );
  const places = inFiles.flatMap(({ path, bytes }) =>
    new TextDecoder()
      .decode(bytes)
      .split('\n')
      .flatMap((line, index) => (line.includes(text) ? [{ file: path, line: index + 1 }] : [])),
  );
  const place = places[(nth ?? 1) - 1];
  if (!place || (nth === undefined && places.length > 1)) {
    faults.push(`${name}: "${text}" stands on ${places.length} lines`);
  }
  return place;
}
