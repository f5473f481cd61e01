import { FieldIndex } from './field-index.ts';
import type { RawData, Report } from './raw-data.ts';
import { readBody } from './read-body.ts';
import { readYaml } from './read-yaml.ts';

/** The field that the text below the front matter fills, and thereby how it is read. */
export type BodyField = 'blocks' | 'paragraphs';

/** Reads YAML front matter between two lines of `---`, and the body below it. */
export function readMarkdown(text: string, bodyField: BodyField, report: Report): RawData | undefined {
  const lines = text.split('\n');
  const point = { line: 1, column: 1 };
  if (!isRule(lines[0])) {
    report({
      point,
      rule: 'front-matter',
      message:
        'the file does not begin with its front matter. Begin it with a line of ---, the fields below, and a second line of --- where the text starts.',
    });
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && isRule(line));
  if (end === -1) {
    report({
      point,
      rule: 'front-matter',
      message: 'the front matter is not closed. Put a line of --- between the fields and the text.',
    });
    return undefined;
  }
  const front = readYaml(lines.slice(1, end).join('\n'), 2, report);
  const bodyLine = end + 2;
  const below = new FieldIndex();
  below.add([bodyField], { line: bodyLine - 1, column: 1 });
  const bodyLines = lines.slice(end + 1);
  const body =
    bodyField === 'blocks'
      ? readBody(bodyLines, bodyLine, below, report)
      : readParagraphs(bodyLines, bodyLine, below);
  return front && joinBody(front, { bodyField, body, below }, report);
}

function isRule(line: string | undefined): boolean {
  return line !== undefined && /^---[ \t]*$/.test(line);
}

interface Body {
  readonly bodyField: BodyField;
  readonly body: readonly unknown[];
  readonly below: FieldIndex;
}

function joinBody({ data, index }: RawData, { bodyField, body, below }: Body, report: Report): RawData {
  index.add([], { line: 1, column: 1 });
  // Front matter that is no group of fields goes on to the schema, which says so.
  if (data !== null && (typeof data !== 'object' || Array.isArray(data))) return { data, index };
  const fields = { ...data };
  if (bodyField in fields) {
    report({
      point: index.pointOf([bodyField]),
      rule: 'front-matter',
      message: `"${bodyField}" cannot stand in the front matter. Write them as text below it.`,
      path: [bodyField],
    });
  }
  index.addBelow([], below);
  return { data: { ...fields, [bodyField]: body }, index };
}

// A source is evidence: its words must arrive as they were typed, so no Markdown is read in them.
function readParagraphs(lines: readonly string[], firstLine: number, index: FieldIndex): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  lines.forEach((line, offset) => {
    const words = line.trim();
    if (words === '') {
      isOpen = false;
    } else if (isOpen) {
      paragraphs[paragraphs.length - 1] += ` ${words}`;
    } else {
      index.add(['paragraphs', paragraphs.length], { line: firstLine + offset, column: 1 });
      paragraphs.push(words);
      isOpen = true;
    }
  });
  return paragraphs;
}
