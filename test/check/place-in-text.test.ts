import { describe, expect, it } from '@jest/globals';
import { checkPlaceholders } from '../../src/check/placeholders.ts';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import { parseArticle } from '../../src/digest/parse-article.ts';

function place(path: string, text: string): string[] {
  const result = parseArticle({ path, bytes: new TextEncoder().encode(text) });
  if (!result.ok) return result.findings.map(({ message }) => message);
  return checkPlaceholders(result.parsed).map(({ line, column }) => `${line}:${column}`);
}

const FRONT = 'title: Ports agree\ndate: 2025-06-10\n';

describe('a finding about words of a text', () => {
  it('points to their own line and column in a Markdown paragraph of several lines, past its marks', () => {
    const body = 'The **first** line,\nthe [second](https://www.wto.org/x) one,\n  and TK on the third.';
    expect(place('a.md', `---\n${FRONT}---\n\n${body}\n`)).toEqual(['8:7']);
  });

  it('points to their line in a list', () => {
    const body = '- One entry\n  that goes on\n- **Lead.** And here\n  is TK.';
    expect(place('a.md', `---\n${FRONT}---\n\n${body}\n`)).toEqual(['9:6']);
  });

  it('points to their line where lines end as in Windows', () => {
    expect(place('a.md', `---\n${FRONT}---\n\nOne line,\nand TK.\n`.replaceAll('\n', '\r\n'))).toEqual([
      '7:5',
    ]);
  });

  it.each([
    [
      'a folded text of YAML',
      `${FRONT}body:\n  - type: prose\n    paragraphs:\n      - >-\n        One line,\n        and TK.\n`,
      '8:13',
    ],
    [
      'a quoted text of YAML',
      `${FRONT}body:\n  - type: prose\n    paragraphs:\n      - "One line,\n        and TK."\n`,
      '7:13',
    ],
    [
      'JSON with escapes',
      `{ "title": "Ports agree", "date": "2025-06-10",\n "blocks": [{ "type": "prose", "paragraphs": [\n  "A \\"quoted\\" w\\u00f6rd and TK" ]}]}`,
      '3:31',
    ],
  ])('points to them in %s', (_what, text, expected) => {
    expect(place(text.startsWith('{') ? 'a.json' : 'a.yaml', text.replace('body:', 'blocks:'))).toEqual([
      expected,
    ]);
  });

  it('points to each of the quotations of a paragraph', () => {
    const text = `---\n${FRONT}sources: [s]\n---\n\nBerg said it was “no good\nat all”. He said: “It was a\nbad meeting of fools.”\n`;
    const source = `---\nid: s\noutlet: Wire\nheadline: Ports\n---\n\nNobody said anything.\n`;
    const { findings } = parseAndCheckContent(
      [
        ['content/articles/a.md', text],
        ['content/sources/s.md', source],
      ].map(([path = '', content]) => ({ path, bytes: new TextEncoder().encode(content) })),
    );
    const quotations = findings.filter(({ rule }) => rule.startsWith('quote-'));
    expect(quotations.map(({ line, column }) => [line, column])).toEqual([
      [7, 19],
      [8, 20],
    ]);
  });
});
