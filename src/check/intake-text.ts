import {
  NO_DATA,
  type DroppedLine,
  type IntakeLine,
  type IntakeLines,
  type JoinedLines,
} from './intake-line.ts';
import { readIntakeFields } from './intake-fields.ts';
import { findLineRule, type IntakeRules } from './intake-rules.ts';
import { joinWords, wordsOfText } from './intake-seams.ts';
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
    return { text: typed.replace(/[\f\t\r\v ]+/g, ' ').trim(), line: index + 1, page };
  });
}

function joinLines(
  raw: readonly RawLine[],
  droppedLines: ReadonlySet<number>,
  rules: IntakeRules,
): { readonly lines: IntakeLine[]; readonly joined: JoinedLines[] } {
  const filled = raw.filter(({ text }) => text !== '');
  const width = widthOf(filled);
  const words = wordsOfText(filled.map(({ text }) => text).join('\n'));
  const joined: JoinedLines[] = [];
  // In pieces, since to put a line behind a paragraph that grows copies the paragraph.
  const paragraphs: { readonly line: number; readonly pieces: string[] }[] = [];
  let before: RawLine | undefined;
  for (const line of filled) {
    const paragraph = paragraphs.at(-1);
    const seam = before && seamBetween(before, line, droppedLines);
    const isOwn = before !== undefined && (isOwnLine(line.text, rules) || isOwnLine(before.text, rules));
    if (!before || !paragraph || isOwn || !goesOn(seam, before.text, line.text, width)) {
      paragraphs.push({ line: line.line, pieces: [line.text] });
    } else {
      const { cut, between, shown } = joinWords(before.text, line.text, words);
      const last = paragraph.pieces.pop() ?? '';
      paragraph.pieces.push(last.slice(0, last.length - cut), between, line.text);
      const how = seam === 'break' ? 'page-break' : seam === 'gap' ? 'empty-line' : 'hyphen';
      if (how !== 'hyphen' || between !== ' ') joined.push({ line: line.line, how, seam: shown });
    }
    before = line;
  }
  const lines = paragraphs.map(({ line, pieces }): IntakeLine => {
    return { text: pieces.join(''), line, role: 'text', moments: [] };
  });
  return { lines, joined };
}

/** How wide a typesetter made the lines, in characters; undefined where every line is a paragraph. */
function widthOf(lines: readonly RawLine[]): number | undefined {
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  // Nobody begins a paragraph with a small letter.
  const goingOn = lines.filter(
    ({ text, line }, index) => /^\p{Ll}/u.test(text) && lines[index - 1]?.line === line - 1,
  );
  return width <= WIDEST && goingOn.length >= lines.length * 0.1 && goingOn.length > 0 ? width : undefined;
}

/** What stands between two lines: nothing, an empty line, or a page's end or something that was dropped. */
type Seam = 'none' | 'gap' | 'break';

function seamBetween(before: RawLine, line: RawLine, dropped: ReadonlySet<number>): Seam {
  if (line.page > before.page || hasDropped(dropped, before.line, line.line)) return 'break';
  return line.line > before.line + 1 ? 'gap' : 'none';
}

function hasDropped(dropped: ReadonlySet<number>, after: number, until: number): boolean {
  for (let line = after + 1; line < until; line += 1) if (dropped.has(line)) return true;
  return false;
}

// A byline, a date, a caption: however long, they do not flow into what follows.
function isOwnLine(text: string, { captions, notes }: IntakeRules): boolean {
  return captions.test(text) || notes.test(text) || readIntakeFields({ text, moments: [] }) !== undefined;
}

/** A line of a column. */
const SHORTEST_BROKEN = 30;
const SENTENCE_END = /[.!?:…]["'”’»)\]]*$/;

function goesOn(seam: Seam | undefined, before: string, after: string, width: number | undefined): boolean {
  switch (seam) {
    case undefined:
      return false;
    case 'gap':
      // "14,000 containers on the", an empty line, "quay": a column was copied. Entries of a list are shorter.
      return before.length >= SHORTEST_BROKEN && !SENTENCE_END.test(before) && /^\p{Ll}/u.test(after);
    case 'break':
      // Only where grammar leaves no doubt.
      return !SENTENCE_END.test(before) && (/^\p{Ll}/u.test(after) || /[,\u00ad]$|\p{L}-$/u.test(before));
    case 'none':
      return width !== undefined && isFilled(before, after, width);
  }
}

// Whoever broke the line had no room for the next word. pdftotext measures in points, so some room may be left.
function isFilled(before: string, after: string, width: number): boolean {
  const next = /^\S+/.exec(after)?.[0].length ?? 0;
  const room = width - before.length;
  if (SENTENCE_END.test(before)) return room < Math.max(next + 1, width * 0.15);
  return room < Math.max(next + 1, width * 0.35) || /^\p{Ll}/u.test(after);
}
