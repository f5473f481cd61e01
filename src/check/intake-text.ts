import {
  NO_DATA,
  type DroppedLine,
  type IntakeLine,
  type IntakeLines,
  type JoinedLines,
} from './intake-line.ts';
import { readIntakeFields } from './intake-fields.ts';
import { findLineRule, type IntakeRules } from './intake-rules.ts';
import { joinWords, wordsOfText, type Seams } from './intake-seams.ts';
import { findRunningLines } from './running-lines.ts';

/** A line of the text, before lines are joined to paragraphs. */
interface RawLine {
  readonly text: string;
  readonly line: number;
  readonly page: number;
}

/** Longer lines were never broken by a typesetter: each is a paragraph. */
const WIDEST = 110;

/** Reads pasted text, or what pdftotext makes of a PDF: pages are parted by form feeds, paragraphs by empty lines. */
export function readIntakeText(text: string, rules: IntakeRules): IntakeLines {
  const raw = splitLines(text);
  const running = findRunningLines(raw.filter(({ text: words }) => words !== ''));
  const dropped: DroppedLine[] = [];
  const kept = raw.filter((line) => {
    const rule = running.has(line.line)
      ? 'running-line'
      : line.text === ''
        ? undefined
        : findLineRule(line.text, rules);
    if (rule !== undefined) dropped.push({ text: line.text, line: line.line, rule });
    return rule === undefined;
  });
  const { lines, joined } = joinLines(kept, new Set(dropped.map(({ line }) => line)), rules);
  return { lines, dropped, joined, data: NO_DATA, doubts: looksLikeColumns(text, kept) ? [COLUMNS] : [] };
}

const COLUMNS =
  'Many lines have wide gaps, as two columns side by side have. Look at the order of the sentences; without -layout, pdftotext keeps columns apart.';

function looksLikeColumns(text: string, kept: readonly RawLine[]): boolean {
  const typed = text.split('\n');
  const lines = kept.filter((line) => line.text !== '').map(({ line }) => typed[line - 1]?.trim() ?? '');
  return lines.length >= 10 && lines.filter((line) => /\S {4,}\S/.test(line)).length > lines.length * 0.3;
}

function splitLines(text: string): RawLine[] {
  let page = 1;
  return text.split('\n').map((typed, index) => {
    page += typed.split('\f').length - 1;
    return { text: typed.replace(/[\f\t ]+/g, ' ').trim(), line: index + 1, page };
  });
}

function joinLines(
  raw: readonly RawLine[],
  droppedLines: ReadonlySet<number>,
  rules: IntakeRules,
): { readonly lines: IntakeLine[]; readonly joined: JoinedLines[] } {
  const filled = raw.filter(({ text }) => text !== '');
  const width = Math.max(0, ...filled.map(({ text }) => text.length));
  const isBroken = width <= WIDEST;
  const seams: Seams = { joined: [], words: wordsOfText(filled.map(({ text }) => text).join('\n')) };
  const lines: IntakeLine[] = [];
  let before: RawLine | undefined;
  for (const line of raw) {
    if (line.text === '') continue;
    const last = lines.at(-1);
    const isApart = before !== undefined && (line.line > before.line + 1 || line.page > before.page);
    const isOverBreak =
      isApart &&
      before !== undefined &&
      (line.page > before.page || hasDropped(droppedLines, before.line, line.line));
    const isOwn =
      isOwnLine(line.text, rules) ||
      (last !== undefined && before !== undefined && isOwnLine(before.text, rules));
    const goesOn =
      last !== undefined &&
      before !== undefined &&
      !isOwn &&
      (isOverBreak
        ? continues(before.text, line.text)
        : isBroken && !isApart && isFilled(before.text, line.text, width));
    if (goesOn) lines[lines.length - 1] = { ...last, text: joinWords(last.text, line, seams, isOverBreak) };
    else lines.push({ text: line.text, line: line.line, role: 'text', moments: [] });
    before = line;
  }
  return { lines, joined: [...seams.joined] };
}

function hasDropped(dropped: ReadonlySet<number>, after: number, until: number): boolean {
  for (let line = after + 1; line < until; line += 1) if (dropped.has(line)) return true;
  return false;
}

// A byline, a date, a caption: however long, they do not flow into what follows.
function isOwnLine(text: string, { captions, notes }: IntakeRules): boolean {
  return captions.test(text) || notes.test(text) || readIntakeFields({ text, moments: [] }) !== undefined;
}

const SENTENCE_END = /[.!?:…]["'”’»)\]]*$/;

/** Whether a paragraph that a page break stands in goes on behind it: only where grammar leaves no doubt. */
function continues(before: string, after: string): boolean {
  return !SENTENCE_END.test(before) && (/^[\p{Ll}]/u.test(after) || /[,\u00ad]$|\p{L}-$/u.test(before));
}

// Whoever broke the line had no room for the next word. pdftotext measures in points, so some room may be left.
function isFilled(before: string, after: string, width: number): boolean {
  const next = /^\S+/.exec(after)?.[0].length ?? 0;
  const room = width - before.length;
  if (SENTENCE_END.test(before)) return room < Math.max(next + 1, width * 0.15);
  return room < Math.max(next + 1, width * 0.35) || /^\p{Ll}/u.test(after);
}
