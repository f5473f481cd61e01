import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import type { CheckRule } from '../../src/check/rule.ts';
import { RULES } from '../../src/check/rules.ts';

const FOLDER = 'docs/checks';
const INDEX = readFileSync(`${FOLDER}/README.md`, 'utf8');
const SAMPLE = 'content/articles/2025-06-10/london-talks.md';
const IDS = RULES.map(({ id }) => id);

describe('the pages of the rules', () => {
  it('are as many as there are rules', () => {
    const pages = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(pages.toSorted()).toEqual(IDS.map((id) => `${id}.md`).toSorted());
  });

  it.each(RULES)('say of $id what the registry says', (rule) => {
    const [heading, , level] = readPage(rule.id).split('\n');
    expect(heading).toBe(`# ${rule.id}: ${rule.title}`);
    expect(level).toBe(
      `Level: ${rule.level}${rule.isGate ? ' (a gate: newsletter.yaml cannot change it)' : ''}`,
    );
  });

  it.each(IDS)('say of %s why it is there, how to mend it and how to let it stand', (id) => {
    expect(readPage(id)).toMatch(/\*\*Why\.\*\*[\s\S]*```[\s\S]*\*\*Mend\.\*\*[\s\S]*\*\*Let it stand\.\*\*/);
  });

  it.each(IDS)('give %s no level that it cannot have', (id) => {
    const shown = [...readPage(id).matchAll(/checks: \{ ([a-z-]+): (error|warning|hint|off) \}/g)];
    expect(shown.map(([, named]) => named).filter((named) => named !== id && id !== 'check-level')).toEqual(
      [],
    );
  });
});

describe('the index of the rules', () => {
  it('lists every rule with its level, in the order of the registry within its kind', () => {
    const rows = [...INDEX.matchAll(/^\| \[.*$/gm)].map(([row]) => row);
    expect(rows.toSorted()).toEqual(RULES.map(rowOf).toSorted());
  });

  it('links to no page that is not there', () => {
    const linked = [...INDEX.matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, id]) => id);
    expect(IDS).toEqual(expect.arrayContaining(linked));
  });

  it('shows a message that is still what an editor reads', () => {
    const paths = ['newsletter.yaml', 'content/people.yaml', 'content/sources/talks-day-two.md', SAMPLE];
    const files = paths.map((path) => {
      const text = readFileSync(path, 'utf8');
      const written =
        path === SAMPLE ? text.replace('only getting good reports', 'only received good signals') : text;
      return { path, bytes: Buffer.from(written) };
    });
    const found = parseAndCheckContent(files).findings.find(({ rule }) => rule === 'quote-altered');
    expect(found?.message).toContain('"only getting good reports"');
    expect(INDEX).toContain(found?.message);
  });
});

describe('an example with its source', () => {
  const pages = IDS.flatMap((id) => {
    const source = /The source: \*([^*]+)\*/.exec(readPage(id))?.[1]?.replaceAll('\n', ' ');
    return source === undefined ? [] : [{ id, source, examples: examplesOf(readPage(id)) }];
  });

  it.each(pages)(
    'of $id breaks the rule where it is called wrong, and not where it is called right',
    ({ id, source, examples: [wrong = '', right = ''] }) => {
      expect(rulesBroken(wrong, source)).toContain(id);
      expect(rulesBroken(right, source)).not.toContain(id);
    },
  );
});

function readPage(id: string): string {
  return readFileSync(`${FOLDER}/${id}.md`, 'utf8');
}

function rowOf({ id, level, title, isGate }: CheckRule): string {
  return `| [${id}](${id}.md) | ${level}${isGate ? ', a gate' : ''} | ${title} |`;
}

function examplesOf(page: string): string[] {
  return [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

const PEOPLE = `
bessent: { name: Scott Bessent, roles: [{ title: Treasury Secretary, from: 2025-01-28 }] }
lutnick: { name: Howard Lutnick, roles: [{ title: Commerce Secretary, from: 2025-02-21 }] }
halvorsen: { name: Greta Halvorsen, roles: [{ title: Chief executive, from: 2019-01-01 }] }
`;

/** The rules that speak of an example, in an article whose only source says what the page says. */
function rulesBroken(example: string, source: string): string[] {
  const id = /source[=:] ?([a-z-]+)/.exec(example)?.[1] ?? 'wire';
  const kind = example.includes('when:') ? 'calendar' : 'figures';
  const body = example.startsWith('- {') ? `:::${kind}\n${example}:::\n` : example;
  const files = {
    'content/people.yaml': PEOPLE,
    [`content/sources/${id}.md`]: `---\noutlet: Harbour Gazette\nheadline: What happened\npublished: 2025-06-10T08:00+01:00\n---\n${source}\n`,
    'content/articles/2025-06-10/example.md': `---\ntitle: What it means\ndate: 2025-06-10\nsources: [${id}]\n---\n\n${body}`,
  };
  const content = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  return parseAndCheckContent(content).findings.map(({ rule }) => rule);
}
