import type { Article } from '../digest/article.ts';
import type { ContentFile, Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { walkText } from '../digest/walk-text.ts';
import { listPassages, type Passage } from './list-passages.ts';
import { normaliseText } from './normalise-text.ts';
import { parseAndCheckContent, type CheckedContent } from './parse-and-check-content.ts';
import { findQuotedSpans } from './quoted-spans.ts';
import { rewritePassage, type EditedPassage } from './rewrite-passage.ts';
import { applyTextEdits, findTextEdits, type TextEdit } from './text-edits.ts';
import { fixGluedBullets, fixMixedDashes, fixStraightQuotes, fixTypedDecoration } from './text-marks.ts';

/** One passage that was put right, or that only a person can. */
export interface Fix {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly before: string;
  /** Missing where it was left as it is. */
  readonly after?: string;
}

export interface FixedContent {
  /** The files that have changed, with their new bytes. */
  readonly files: readonly ContentFile[];
  readonly fixes: readonly Fix[];
}

type FixableRule = 'typed-decoration' | 'glued-bullets' | 'mixed-quotes' | 'mixed-dashes';

/** One after the other, since each is compared with what the one before has left. */
const ORDER: readonly FixableRule[] = ['glued-bullets', 'typed-decoration', 'mixed-quotes', 'mixed-dashes'];

/**
 * Puts right what is safe: marks and dashes, glued bullets, typed numbers. Quotations are never touched but for the
 * shape of marks in running text. What is changed is read back: if any other word came out differently, or the checks
 * found anything new, the passage is left as it is. The rest of a file keeps every byte.
 *
 * @param isWanted which files may be changed, by their paths
 */
export function fixContent(
  files: readonly ContentFile[],
  isWanted: (path: string) => boolean = () => true,
): FixedContent {
  // What was put right may show what else there is, so that it ends when a round finds nothing to do.
  let round = fixOnce({ files, content: parseAndCheckContent(files) }, isWanted);
  const done = round.fixes.filter(isDone);
  for (let rounds = 1; rounds < MOST_ROUNDS && round.fixes.some(isDone); rounds += 1) {
    round = fixOnce(round, isWanted);
    done.push(...round.fixes.filter(isDone));
  }
  return {
    files: round.files.filter((file, index) => file !== files[index]),
    fixes: [...done, ...round.fixes.filter((fix) => !isDone(fix))],
  };
}

/** Two are enough for what people write. */
const MOST_ROUNDS = 8;

function isDone({ after }: Fix): boolean {
  return after !== undefined;
}

function fixOnce(
  before: State,
  isWanted: (path: string) => boolean,
): State & { readonly fixes: readonly Fix[] } {
  let state = before;
  const fixes: Fix[] = [];
  const { articles, digests } = before.content;
  for (const path of [...articles, ...digests].map(({ file }) => file).filter(isWanted)) {
    for (const rule of ORDER) {
      for (const passage of listFaulty(path, rule, state.content)) {
        const { fix, fixed } = fixPassage(state, path, rule, passage);
        fixes.push(fix);
        state = fixed ?? state;
      }
    }
  }
  return { ...state, fixes };
}

interface State {
  readonly files: readonly ContentFile[];
  readonly content: CheckedContent;
}

function parsedOf(path: string, content: CheckedContent): Parsed<Article | DigestFile> | undefined {
  return [...content.articles, ...content.digests].find(({ file }) => file === path);
}

/** From the last to the first, so that a new entry of a list does not shift the paths of those still to come. */
function listFaulty(path: string, rule: FixableRule, content: CheckedContent): EditedPassage[] {
  const found = content.findings.filter((finding) => finding.file === path && finding.rule === rule);
  const parsed = parsedOf(path, content);
  if (found.length === 0 || !parsed) return [];
  const article = wholeText(parsed);
  return listPassages(parsed.value)
    .filter((passage) => isMeant(rule, passage, found))
    .map((passage) => ({ ...passage, edits: editsOf(rule, passage.text, article) }))
    .filter(({ edits }) => edits.length > 0)
    .toReversed();
}

function wholeText({ value }: Parsed<Article | DigestFile>): string {
  return listPassages(value)
    .map(({ text }) => text)
    .join('\n');
}

// Two styles are a matter of the whole article, and their finding names the first place only.
function isMeant(rule: FixableRule, { path }: Passage, found: readonly Finding[]): boolean {
  if (rule === 'mixed-quotes' || rule === 'mixed-dashes') return true;
  return found.some((finding) => finding.path === formatPath(path));
}

function editsOf(rule: FixableRule, text: string, article: string): TextEdit[] {
  switch (rule) {
    case 'typed-decoration':
      return findTextEdits(text, fixTypedDecoration(text));
    case 'glued-bullets':
      return findTextEdits(text, fixGluedBullets(text));
    case 'mixed-quotes':
      return findTextEdits(text, fixStraightQuotes(text));
    case 'mixed-dashes': {
      // How somebody paused is part of what they said.
      const normal = normaliseText(text);
      const quoted = findQuotedSpans(normal).map(({ start, end }) => [
        normal.toOriginal(start),
        normal.toOriginal(end),
      ]);
      return findTextEdits(text, fixMixedDashes(text, article)).filter(
        (edit) => !quoted.some(([start = 0, end = 0]) => edit.start < end && edit.end > start),
      );
    }
  }
}

function fixPassage(
  state: State,
  path: string,
  rule: FixableRule,
  passage: EditedPassage,
): { readonly fix: Fix; readonly fixed?: State } {
  const parsed = parsedOf(path, state.content);
  const file = state.files.find((candidate) => candidate.path === path);
  const line = parsed?.locate(passage.path).line ?? 0;
  const fix: Fix = { file: path, line, rule, before: passage.text };
  const bytes = file && parsed && rewritePassage(file, parsed, passage);
  if (!bytes || !parsed) return { fix };
  const files = state.files.map((other) => (other.path === path ? { path, bytes } : other));
  const content = parseAndCheckContent(files);
  const reread = parsedOf(path, content);
  const after = applyTextEdits(passage.text, passage.edits);
  const isSafe =
    reread !== undefined &&
    isAsMeant(parsed, reread, passage, after) &&
    editsOf(rule, after, wholeText(reread)).length === 0 &&
    !hasNewFindings(state.content, content);
  return isSafe ? { fix: { ...fix, after }, fixed: { files, content } } : { fix };
}

function isAsMeant(
  before: Parsed<Article | DigestFile>,
  after: Parsed<Article | DigestFile>,
  { path }: Passage,
  fixed: string,
): boolean {
  const meant = textsOf(before.value).flatMap((entry) =>
    entry.path === formatPath(path) ? fixed.split('\n- ') : [entry.text],
  );
  const read = textsOf(after.value).map(({ text }) => text);
  return meant.length === read.length && meant.every((text, index) => text === read[index]);
}

function textsOf(value: unknown): { readonly path: string; readonly text: string }[] {
  const texts: { path: string; text: string }[] = [];
  walkText(value, (text, path) => texts.push({ path: formatPath(path), text }));
  return texts;
}

// Line and wording move with every new line; what must not happen is one more of a kind.
function hasNewFindings(before: CheckedContent, after: CheckedContent): boolean {
  const [old, now] = [countKinds(before.findings), countKinds(after.findings)];
  return [...now].some(([kind, count]) => count > (old.get(kind) ?? 0));
}

function countKinds(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file, rule } of findings) {
    const kind = `${file} ${rule}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
