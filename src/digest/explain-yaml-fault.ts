import type { YAMLParseError } from 'yaml';
import { quoteValue } from './quote-value.ts';

export interface YamlFault {
  /** Where in the text an editor has to look. */
  readonly offset: number;
  readonly rule: string;
  readonly message: string;
}

/** Says what an editor did that YAML cannot read, and what to do instead. */
export function explainYamlFault(error: YAMLParseError, text: string): YamlFault {
  const [offset] = error.pos;
  const syntax = (message: string): YamlFault => ({ offset, rule: 'yaml-syntax', message });
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? '';
      const message = `the field ${quoteValue(key)} is written twice. Keep one of the two.`;
      return { offset, rule: 'duplicate-key', message };
    }
    case 'TAB_AS_INDENT':
      return syntax('the line is indented with a tab, which YAML does not allow. Use two spaces instead.');
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return syntax(explainNesting(lineAt(text, offset)));
    case 'MISSING_CHAR':
      if (!error.message.includes('quote')) return syntax(explainMissing(error.message));
      return { ...syntax(UNCLOSED_QUOTE), offset: findUnclosedQuote(text) ?? offset };
    case 'BAD_SCALAR_START':
      return syntax(`a value cannot begin with ${text[offset] ?? ''} in YAML. ${QUOTE_IT}`);
    case 'BAD_DQ_ESCAPE':
      return syntax(BACKSLASH);
    case 'NON_STRING_KEY':
      return syntax(/\{/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? specialSign('{') : ODD_NAME);
    case 'BAD_INDENT':
      return syntax(error.message.startsWith('Flow') ? UNCLOSED_BRACKET : CROOKED);
    case 'UNEXPECTED_TOKEN':
      return syntax(explainUnexpected(lineAt(text, offset), error.message));
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return syntax(specialSign('*, & or !'));
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_DIRECTIVE':
    case 'BLOCK_IN_FLOW':
    case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS':
    case 'MULTIPLE_DOCS':
    case 'RESOURCE_EXHAUSTION':
      return syntax(CANNOT_READ);
  }
}

const QUOTE_IT = 'Put the whole value in quotation marks.';
const CANNOT_READ =
  'this line is not YAML. Write it as "field: value", lists as "- value" on lines of their own, and put values with special signs in quotation marks.';
const NO_COLON = 'this line has no colon. Write it as "field: value", with a space after the colon.';
const ODD_NAME = 'the name of a field must be a plain word. Correct what stands before the colon.';
const CROOKED =
  'the line is indented differently from its neighbours. Begin fields of one group in the same column.';
const NEXT_LINE =
  'the next line reads like a field and is indented below this value. Begin it in the same column as this field, or put the whole value in quotation marks.';
const UNCLOSED_BRACKET = 'a list in brackets or braces above is not closed. Add the closing ] or }.';
const UNCLOSED_QUOTE =
  'the quotation marks of a value are not closed. Add the closing one at the end of the value.';
const AFTER_QUOTE =
  'words follow after the closing quotation mark. Put the whole value in one pair of quotation marks, of the kind that it does not contain.';
const BACKSLASH =
  'a backslash between double quotation marks has a special meaning in YAML. Write it twice, or use single quotation marks.';
/** For values that begin with a sign of YAML's own, whose author meant plain text. */
export function specialSign(sign: string): string {
  return `a value that begins with ${sign} has a special meaning in YAML. ${QUOTE_IT}`;
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end);
}

function explainNesting(line: string): string {
  if (!line.includes(':')) return /^\s*-(?:\s|$)/.test(line) ? CROOKED : NO_COLON;
  const [, field, value = ''] = /^\s*(?:- +)*([^:"']+): +(\S.*)$/.exec(line) ?? [];
  if (field === undefined) return CROOKED;
  if (/^["']/.test(value)) return AFTER_QUOTE;
  if (!/:(?:\s|$)/.test(value)) return NEXT_LINE;
  const mark = /["\\]/.test(value) ? "'" : '"';
  const mended = value.length <= 60 && !value.includes(mark) ? `${mark}${value.trim()}${mark}` : '"..."';
  return `a value with a colon needs quotation marks. Write ${field}: ${mended}.`;
}

function explainMissing(message: string): string {
  if (message.startsWith('Flow')) return UNCLOSED_BRACKET;
  if (message.startsWith('Missing ,')) {
    return 'a comma is missing between two values of a list in brackets. Add it.';
  }
  return NO_COLON;
}

function explainUnexpected(line: string, message: string): string {
  if (/: +\*/.test(line)) return specialSign('*');
  if (message.includes('block-seq-ind')) {
    return 'a list begins on the line of its field. Put each "- value" on a line of its own.';
  }
  return /^\s*(?:- +)*[^:"']+: +["']/.test(line) ? AFTER_QUOTE : CANNOT_READ;
}

// YAML notices only at the end of the file, where nobody would look for the mark that was never closed.
function findUnclosedQuote(text: string): number | undefined {
  for (const match of text.matchAll(/^[ \t]*(?:- +)*(?:[^:"'\n]+: +)?(["']).*$/gm)) {
    const [line, mark = ''] = match;
    if (line.split(mark).length % 2 === 0) return match.index + line.indexOf(mark);
  }
  return undefined;
}
