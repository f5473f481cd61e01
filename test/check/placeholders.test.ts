import { describe, expect, it } from '@jest/globals';
import { checkPlaceholders } from '../../src/check/placeholders.ts';
import { parseArticle } from '../../src/digest/parse-article.ts';
import { formatFinding } from '../../src/digest/finding.ts';

function findings(body: string, fields = ''): string[] {
  const text = `---\ntitle: Ports agree\ndate: 2025-06-10\n${fields}---\n\n${body}\n`;
  const result = parseArticle({ path: 'a.md', bytes: new TextEncoder().encode(text) });
  return result.ok ? checkPlaceholders(result.parsed).map(formatFinding) : result.findings.map(formatFinding);
}

describe('checkPlaceholders', () => {
  it.each(['TK', 'TKTK', 'TODO', 'XXX', 'lorem ipsum', '[placeholder]'])('finds %s', (word) => {
    expect(findings(`The toll is ${word}, they say.`)).toHaveLength(1);
  });

  it.each(['Atkins', 'HTTK', 'todo el día', 'XX', 'the placeholder', 'ÄTK'])(
    'leaves words alone that only look like one: %s',
    (word) => {
      expect(findings(`The toll is ${word}, they say.`)).toEqual([]);
    },
  );

  it('sees through marks and into records, and names line and field', () => {
    expect(findings('One **TK** two.\n\n:::timeline\n- { when: 2025, text: Round TODO }\n:::')).toEqual([
      'a.md:6 paragraphs[0]: still holds the placeholder "TK", in "One TK two.". Write what belongs there.',
      'a.md:9 events[0].text: still holds the placeholder "TODO", in "Round TODO". Write what belongs there.',
    ]);
  });

  it('knows that TK is a country', () => {
    expect(findings('Text.', 'countries: [TK]\n')).toEqual([]);
  });
});
