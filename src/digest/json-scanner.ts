import type { FieldIndex, Point } from './field-index.ts';
import type { FieldPath } from './field-path.ts';
import { quoteValue } from './quote-value.ts';
import type { Report } from './raw-data.ts';

/** Articles nest some eight deep. The limit keeps a row of 500,000 brackets from exhausting the stack. */
const MAX_DEPTH = 50;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Walks through JSON and notes where each field stands. `JSON.parse` says neither where the fields are nor,
 * in words for an editor, what is wrong; this stops at the first fault and reports it. It accepts what
 * `JSON.parse` accepts, but for names written twice and nesting beyond any article.
 */
export class JsonScanner {
  readonly #text: string;
  readonly #index: FieldIndex;
  readonly #report: Report;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #lineKnownTo = 0;

  constructor(text: string, index: FieldIndex, report: Report) {
    this.#text = text;
    this.#index = index;
    this.#report = report;
  }

  /** @returns whether the text is JSON; if not, the reason has been reported */
  scan(): boolean {
    if (!this.#value([])) return false;
    this.#take(SPACE);
    return (
      this.#at === this.#text.length || this.#fail('something follows after the closing brace. Delete it.')
    );
  }

  #value(path: FieldPath): boolean {
    this.#take(SPACE);
    this.#index.add(path, this.#point());
    return this.#valueHere(path);
  }

  #valueHere(path: FieldPath): boolean {
    if (path.length > MAX_DEPTH) {
      this.#report({
        point: this.#point(),
        rule: 'nested-too-deeply',
        message:
          'is nested more deeply than any article is. Check for a row of brackets that does not belong there.',
      });
      return false;
    }
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#object(path);
    if (sign === '[') return this.#array(path);
    if (sign === '"') return this.#string() !== undefined;
    return this.#take(SCALAR) !== undefined || this.#fail(this.#explainValue());
  }

  #object(path: FieldPath): boolean {
    const names = new Set<string>();
    this.#at += 1;
    this.#take(SPACE);
    if (this.#skip('}')) return true;
    for (;;) {
      this.#take(SPACE);
      const point = this.#point();
      if (this.#text[this.#at] !== '"') return this.#fail(this.#explainName());
      const name = this.#string();
      if (name === undefined) return false;
      if (names.has(name))
        this.#report({
          point,
          rule: 'duplicate-key',
          message: `the field ${quoteValue(name)} is written twice. Keep one of the two.`,
        });
      names.add(name);
      this.#take(SPACE);
      if (!this.#skip(':'))
        return this.#fail(`a colon is missing behind the name ${quoteValue(name)}. Add it.`);
      this.#take(SPACE);
      this.#index.add([...path, name], point);
      if (!this.#valueHere([...path, name])) return false;
      this.#take(SPACE);
      if (this.#skip('}')) return true;
      if (!this.#skip(',')) return this.#fail(this.#explainEnd('}'));
    }
  }

  #array(path: FieldPath): boolean {
    this.#at += 1;
    this.#take(SPACE);
    if (this.#skip(']')) return true;
    for (let position = 0; ; position += 1) {
      if (!this.#value([...path, position])) return false;
      this.#take(SPACE);
      if (this.#skip(']')) return true;
      if (!this.#skip(',')) return this.#fail(this.#explainEnd(']'));
    }
  }

  #string(): string | undefined {
    const typed = this.#take(STRING);
    if (typed !== undefined) return JSON.parse(typed) as string;
    const line = this.#text.slice(this.#at).split('\n', 1)[0] ?? '';
    this.#fail(
      /^"(?:[^"\\]|\\.)*"/.test(line)
        ? 'the text holds a backslash or a control character that JSON does not allow. Write \\\\ for a backslash, \\n for a new line, and \\t for a tab.'
        : 'the quotation marks of a text are not closed on its line. Add the closing one; write \\n where a new line belongs, and \\" for a quotation mark within.',
    );
    return undefined;
  }

  #explainName(): string {
    const sign = this.#text[this.#at];
    if (sign === '}') return 'a comma stands before the closing }. Delete the comma.';
    if (sign === "'" || sign === '“')
      return 'names and texts stand in double quotation marks in JSON. Replace the other ones.';
    return (
      this.#explainComment() ??
      (sign === undefined
        ? UNFINISHED
        : 'the name of a field is missing or has no quotation marks. Write it as "name": value.')
    );
  }

  #explainValue(): string {
    const sign = this.#text[this.#at];
    if (sign === ']') return 'a comma stands before the closing ]. Delete the comma.';
    if (sign === '}' || sign === ',')
      return 'a value is missing here. Write it, or delete the name before it.';
    if (sign === "'" || sign === '“')
      return 'names and texts stand in double quotation marks in JSON. Replace the other ones.';
    const word = /^[^\s,\]}]+/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0] ?? '';
    return (
      this.#explainComment() ??
      (sign === undefined
        ? UNFINISHED
        : `${quoteValue(word)} is no value in JSON. Put text in double quotation marks; write numbers as 34.5, and true, false and null in small letters.`)
    );
  }

  #explainEnd(closing: string): string {
    if (this.#at >= this.#text.length) return UNFINISHED;
    return this.#explainComment() ?? `a comma or ${closing} is missing before this. Add it.`;
  }

  #explainComment(): string | undefined {
    return /^(?:\/[/*]|#)/.test(this.#text.slice(this.#at, this.#at + 2))
      ? 'JSON has no comments. Delete it.'
      : undefined;
  }

  #fail(message: string): false {
    this.#report({ point: this.#point(), rule: 'json-syntax', message });
    return false;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0];
    if (taken !== undefined) this.#at += taken.length;
    return taken;
  }

  #skip(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  // Asked in the order of the text, so each line is counted once.
  #point(): Point {
    for (let feed = this.#nextFeed(); feed !== -1 && feed < this.#at; feed = this.#nextFeed()) {
      this.#line += 1;
      this.#lineStart = feed + 1;
      this.#lineKnownTo = feed + 1;
    }
    // A file that breaks off is reported at its last line, not below it.
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #nextFeed(): number {
    return this.#text.indexOf('\n', this.#lineKnownTo);
  }
}

const UNFINISHED = 'the file ends in the middle. Add the closing brackets and braces.';
