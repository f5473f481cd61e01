/** Where each character of a text was typed: the offsets of its beginning and end in the file. */
export type Alignment = readonly { readonly start: number; readonly end: number }[];

/**
 * Finds the stretch of a file that a text was read from, character by character: past marks of Markdown, escapes of
 * JSON and YAML, line ends and indents. Where anything else stands between its letters, it was typed in a way that
 * nobody should edit blindly.
 *
 * @param from where to begin; the first match counts
 * @param until how far it may begin
 */
export function alignSource(file: string, from: number, until: number, text: string): Alignment | undefined {
  for (let start = from; start < until; start += 1) {
    if (!mayBegin(file, start, text)) continue;
    const alignment = alignAt(file, start, text);
    if (alignment) return alignment;
  }
  return undefined;
}

function mayBegin(file: string, start: number, text: string): boolean {
  return file[start] === text[0] || file[start] === '\\' || (text[0] === "'" && file[start] === "'");
}

function alignAt(file: string, start: number, text: string): Alignment | undefined {
  const alignment: { start: number; end: number }[] = [];
  let at = start;
  for (let index = 0; index < text.length;) {
    const length = unitLength(file, at, text, index);
    if (length > 0) {
      alignment.push({ start: at, end: at + length });
      [at, index] = [at + length, index + 1];
      continue;
    }
    const skipped = markLength(file, at);
    if (skipped === 0) return undefined;
    at += skipped;
  }
  return alignment;
}

const SPACE = /\s+/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([^u\s]))/y;
const NAMED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** How many characters of the file are the next one of the text; 0 if they are not. */
function unitLength(file: string, at: number, text: string, index: number): number {
  const wanted = text[index];
  const escape = matchAt(ESCAPE, file, at);
  if (escape) {
    const [whole, code, sign = ''] = escape;
    const read = code === undefined ? (NAMED[sign] ?? sign) : String.fromCharCode(parseInt(code, 16));
    if (read === wanted || (sign === wanted && sign !== '')) return whole.length;
  }
  if (wanted === ' ') return matchAt(SPACE, file, at)?.[0].length ?? 0;
  // YAML doubles an apostrophe within single quotation marks.
  if (wanted === "'" && file.startsWith("''", at) && text[index + 1] !== "'") return 2;
  return file[at] === wanted ? 1 : 0;
}

const MARK = /\*{1,3}|_{1,3}|\[|\]\([^()\s]*\)/y;

function markLength(file: string, at: number): number {
  return matchAt(MARK, file, at)?.[0].length ?? 0;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
