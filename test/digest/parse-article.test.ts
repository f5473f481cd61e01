import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Article } from '../../src/digest/article.ts';
import { BLOCK_TYPES, type ArticleBlock } from '../../src/digest/block.ts';
import type { Parsed } from '../../src/digest/content.ts';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseArticle } from '../../src/digest/parse-article.ts';
import { plainText } from '../../src/digest/rich-text.ts';

const DIGEST_ONLY = ['lead', 'sponsor', 'house', 'contents', 'corrections', 'article'];
const FRONT = '---\ntitle: Ports agree\ndate: 2025-06-10\n---\n\n';

function parse(text: string, path = 'content/articles/ports-agree.md'): Parsed<Article> {
  const result = parseArticle({ path, bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.findings.map(formatFinding).join('\n'));
  return result.parsed;
}

function parseFixture(ending: string): Parsed<Article> {
  const path = `test/fixtures/three-spellings/harbour-rules.${ending}`;
  return parse(readFileSync(path, 'utf8'), path);
}

function blocksOf(body: string): readonly ArticleBlock[] {
  return parse(FRONT + body).value.blocks;
}

function faultsOf(text: string): string[] {
  const result = parseArticle({ path: 'a.md', bytes: new TextEncoder().encode(text) });
  return result.ok ? [] : result.findings.map(formatFinding);
}

describe('the three spellings', () => {
  const fromMarkdown = parseFixture('md');

  it.each(['json', 'yaml'])('give the same value: %s and Markdown', (ending) => {
    expect(parseFixture(ending).value).toEqual(fromMarkdown.value);
  });

  it('are compared on an article that uses every block and every field', () => {
    const flat = fromMarkdown.value.blocks.flatMap((block) =>
      block.type === 'section' ? [block, ...block.blocks] : [block],
    );
    const used = new Set<string>(flat.map(({ type }) => type));
    expect(BLOCK_TYPES.filter((type) => !used.has(type)).toSorted()).toEqual(DIGEST_ONLY.toSorted());
    expect(Object.values(fromMarkdown.value).every((value) => value !== undefined)).toBe(true);
  });

  it.each([
    ['md', ['headline'], 'title:'],
    ['md', ['blocks', 0, 'paragraphs', 1], 'Nobody called it a deal'],
    ['md', ['blocks', 3, 'blocks', 0, 'items', 1], '- **Fuel**'],
    ['md', ['blocks', 4, 'blocks', 0, 'quotes', 0, 'fragments', 1], '> and “we” means both'],
    ['md', ['blocks', 4, 'blocks', 0, 'quotes', 0, 'via'], '> — de-vries'],
    ['md', ['blocks', 4, 'blocks', 2, 'holder'], ':::counterpoint'],
    ['md', ['blocks', 5, 'blocks', 0, 'figures', 0, 'unit'], '  unit: EUR'],
    ['md', ['blocks', 5, 'kind'], '## In numbers'],
    ['yaml', ['headline'], 'headline:'],
    ['yaml', ['blocks', 0, 'paragraphs', 1], '- "Nobody called it a deal'],
    ['json', ['headline'], '"headline":'],
    ['json', ['dateline', 'zone'], '"zone":'],
  ])('know the line of each field: %s %j', (ending, path, text) => {
    const { locate, file } = parseFixture(ending);
    const place = locate(path);
    const line = readFileSync(file, 'utf8').split('\n')[place.line - 1];
    expect(line).toContain(text);
  });

  it.each(['md', 'yaml', 'json'])('place a field that is missing where it should stand: %s', (ending) => {
    const { locate, file } = parseFixture(ending);
    const { line } = locate(['blocks', 5, 'blocks', 0, 'figures', 1, 'comparison', 'label']);
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .slice(line - 1, line + 1)
        .join(' '),
    ).toContain('Ships');
  });
});

describe('the front matter', () => {
  it('takes the id from the name of the file', () => {
    expect(parse(`${FRONT}Text.`).value.id).toBe('ports-agree');
  });

  it('reads the names that Hugo and Buttondown use', () => {
    const { value } = parse(
      '---\ntitle: T\nslug: s\ndate: 2025-06-10\nlastmod: 2025-06-11\nsummary: D\nauthor: Ann, of the desk\ndraft: true\n---\nText.',
    );
    expect(value).toMatchObject({
      headline: 'T',
      id: 's',
      published: '2025-06-10',
      updated: '2025-06-11',
      deck: 'D',
      byline: ['Ann, of the desk'],
      status: 'draft',
    });
  });

  it('leaves the status alone where draft is false', () => {
    expect(parse('---\ntitle: T\ndate: 2025-06-10\ndraft: false\n---\nText.').value.status).toBe('ready');
  });

  it('keeps as text what older YAML would turn into something else', () => {
    const { value } = parse(
      '---\ntitle: 1984\ndate: 2025-06-10\nkicker: no\ndeck: 17:30\ntags: [007, 1.10, true]\n---\nText.',
    );
    expect([value.headline, value.kicker, value.deck, value.tags]).toEqual([
      '1984',
      'no',
      '17:30',
      ['007', '1.10', 'true'],
    ]);
  });

  it('may have a byte order mark and line ends of Windows', () => {
    expect(parse(`\ufeff${FRONT}One\ntwo.\n\nThree.\n`.replaceAll('\n', '\r\n')).value).toEqual(
      parse(`${FRONT}One\ntwo.\n\nThree.\n`).value,
    );
  });

  it('cannot reach the prototype of an object', () => {
    expect(
      faultsOf('---\ntitle: T\ndate: 2025-06-10\n__proto__: { status: killed }\nconstructor: x\n---\nText.'),
    ).toEqual([
      expect.stringContaining('a.md:4 __proto__: is not a field here.'),
      expect.stringContaining('a.md:5 constructor: is not a field here.'),
    ]);
  });
});

describe('the body', () => {
  it('keeps words as they were typed: times, colons, braces, entities, signs of Markdown blocks', () => {
    const words = 'At 10:40 :hand said {{name}} &amp; <b>bold</b>, `code` and https://a.example :-) {kind=x}';
    const [block] = blocksOf(`${words}\n`);
    expect(block?.type === 'prose' && block.paragraphs.map(plainText)).toEqual([words]);
  });

  it('joins paragraphs that follow one another, and begins a new block after any other', () => {
    expect(blocksOf('One.\n\nTwo.\n\n- Three\n\nFour.').map(({ type }) => type)).toEqual([
      'prose',
      'bullets',
      'prose',
    ]);
  });

  it('does not take a paragraph above hyphens for a heading', () => {
    expect(faultsOf(`${FRONT}Text.\n---\nMore.`)).toEqual([
      expect.stringContaining('a.md:7 a line of hyphens'),
    ]);
  });

  it('puts everything up to the next heading into a section', () => {
    const blocks = blocksOf(
      'Before.\n\n## First {kind=stakes}\n\nText.\n\n:::bottom-line\nEnd.\n:::\n\n## Second\n\nMore.',
    );
    expect(blocks).toMatchObject([
      { type: 'prose' },
      {
        type: 'section',
        title: 'First',
        kind: 'stakes',
        blocks: [{ type: 'prose' }, { type: 'bottom-line' }],
      },
      { type: 'section', title: 'Second', kind: 'other', blocks: [{ type: 'prose' }] },
    ]);
  });

  it.each([
    ['- **Lead** text', { lead: 'Lead', text: 'text' }],
    ['- **Lead.** text', { lead: 'Lead.', text: 'text' }],
    ['- **Lead**: text', { lead: 'Lead:', text: 'text' }],
    ['- **Only bold**', { lead: undefined, text: 'Only bold' }],
    ['- text **bold**', { lead: undefined, text: 'text bold' }],
    ['- **The *new* rule** text\n  goes on', { lead: 'The new rule', text: 'text goes on' }],
  ])('reads a bullet: %j', (markdown, expected) => {
    const [block] = blocksOf(markdown);
    const [item] = block?.type === 'bullets' ? block.items : [];
    expect({ lead: item?.lead, text: item && plainText(item.text) }).toEqual(expected);
  });

  it.each([
    ['> “all of it”\n>\n> — tan', ['all of it']],
    ['> "all of it"\n> -- tan', ['all of it']],
    ['> “one” and “two”\n>\n> — tan', ['“one” and “two”']],
    [
      '> runs over\n> two lines\n>\n> and on\n>\n> – tan {said=2025-06-09\n> where="in the hall"}',
      ['runs over two lines', 'and on'],
    ],
  ])('reads a quotation: %j', (markdown, fragments) => {
    expect(blocksOf(markdown)).toMatchObject([{ type: 'quotes', quotes: [{ speaker: 'tan', fragments }] }]);
  });

  it('reads attributes in straight and in curly quotation marks', () => {
    expect(blocksOf(":::counterpoint{holder=“The pilots’ union” sources='a, b'}\nNo.\n:::")).toMatchObject([
      { holder: 'The pilots’ union', sources: ['a', 'b'] },
    ]);
  });

  it('lets text begin with a colon', () => {
    expect(blocksOf(':figures of speech are fine\n')).toMatchObject([{ type: 'prose' }]);
  });
});
