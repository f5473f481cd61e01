import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixContent } from '../../src/check/fix-content.ts';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import type { ContentFile } from '../../src/digest/content.ts';
import { pairFiles } from '../support/check-pairs.ts';
import { fuzzRuns } from '../support/fuzz-runs.ts';

const PEOPLE = 'minister:\n  name: Ada Minister\n  roles:\n    - { title: Minister of Ports }\n';

const aFile = (path: string, text: string): ContentFile => ({ path, bytes: Buffer.from(text) });

function aProject(path: string, text: string): ContentFile[] {
  return [
    { path: 'newsletter.yaml', bytes: readFileSync('newsletter.yaml') },
    aFile('content/people.yaml', PEOPLE),
    aFile(path, text),
  ];
}

const fixed = (path: string, text: string) => {
  const { files, fixes } = fixContent(aProject(path, text));
  return { text: files[0] && Buffer.from(files[0].bytes).toString(), fixes };
};

const markdown = (body: string, title = 'A headline') =>
  `---\ntitle: ${title}\ndate: 2025-06-10\n---\n\n${body}\n`;
const fixedBody = (body: string) =>
  fixed('content/articles/a.md', markdown(body)).text?.slice(markdown('').length - 1, -1);

describe('fixContent', () => {
  it('leaves content alone in which nothing is to be put right', () => {
    expect(fixContent(aProject('content/articles/a.md', markdown('It’s fine.')))).toEqual({
      files: [],
      fixes: [],
    });
  });

  it('makes straight marks curly where others are curly, past Markdown and over line ends', () => {
    expect(
      fixedBody('It’s **"so"** for the\nport\'s [new "gate"](https://port.example/it"s).'),
    ).toBeUndefined();
    expect(fixedBody('It’s **"so"** for the\nport\'s [new "gate"](https://port.example/gate).')).toBe(
      'It’s **“so”** for the\nport’s [new “gate”](https://port.example/gate).',
    );
  });

  it('says what it has changed, with the line', () => {
    expect(fixed('content/articles/a.md', markdown("It’s one.\n\nThe port's gate.")).fixes).toEqual([
      {
        file: 'content/articles/a.md',
        line: 8,
        rule: 'mixed-quotes',
        before: "The port's gate.",
        after: 'The port’s gate.',
      },
    ]);
  });

  it('never touches what stands in a quotation block', () => {
    const quote = '> "it\'s - well - done"\n>\n> — minister\n\n';
    expect(fixedBody(`${quote}It’s – they say – a port's gate - no more.`)).toBe(
      `${quote}It’s – they say – a port’s gate – no more.`,
    );
  });

  it('leaves the dashes within quotation marks as they are', () => {
    expect(fixedBody('It is – so – “not - quite” - done.')).toBe('It is – so – “not - quite” – done.');
  });

  it('keeps byte order mark, line ends and everything else', () => {
    const text = `\ufeff${markdown("It’s one.  \n\n\nThe port's gate.\t")}`.replaceAll('\n', '\r\n');
    expect(fixed('content/articles/a.md', text).text).toBe(text.replace("port's", 'port’s'));
  });

  it('divides glued bullets of Markdown, and leaves those of other spellings to a person', () => {
    expect(fixedBody('- One thing. • Another thing.\n- A third.')).toBe(
      '- One thing.\n- Another thing.\n- A third.',
    );
    const yaml =
      'id: a\nheadline: A headline\npublished: 2025-06-10\nblocks:\n  - type: bullets\n    items:\n      - text: One thing. • Another thing.\n';
    const { text, fixes } = fixed('content/articles/a.yaml', yaml);
    expect(text).toBeUndefined();
    expect(fixes).toMatchObject([{ rule: 'glued-bullets', line: 7 }]);
    expect(fixes[0]).not.toHaveProperty('after');
  });

  it('takes typed bullets off', () => {
    expect(fixedBody('- • One thing.\n- (b) Another.')).toBe('- One thing.\n- Another.');
  });

  it('writes into YAML and JSON in the way that the words were typed there', () => {
    const yaml =
      'id: a\nheadline: \'The port\'\'s "gate"\'\npublished: 2025-06-10\ndeck: It’s closed\nblocks:\n  - type: prose\n    paragraphs:\n      - "The \\"gate\\" is the port\'s."\n';
    expect(fixed('content/articles/a.yaml', yaml).text).toBe(
      yaml
        .replace("'The port''s \"gate\"'", "'The port’s “gate”'")
        .replace('\\"gate\\" is the port\'s', '“gate” is the port’s'),
    );
    const json =
      '{ "id": "a", "headline": "It’s a \\"gate\\"",\n  "published": "2025-06-10", "blocks": [{"type": "prose", "paragraphs": ["Yes."]}] }\n';
    expect(fixed('content/articles/a.json', json).text).toBe(json.replace('\\"gate\\"', '“gate”'));
  });

  it('fixes no rule that is turned off, and no file that nobody asked for', () => {
    const files = aProject('content/articles/a.md', markdown("It’s one.\n\nThe port's gate."));
    expect(fixContent(files, () => false).fixes).toEqual([]);
    const [newsletter, ...others] = files;
    const off = aFile(
      'newsletter.yaml',
      `${Buffer.from(newsletter!.bytes).toString()}\nchecks: { mixed-quotes: off }\n`,
    );
    expect(fixContent([off, ...others]).fixes).toEqual([]);
  });

  const countByRule = (files: readonly ContentFile[]) =>
    parseAndCheckContent(files).findings.reduce<Record<string, number>>(
      (counts, { rule }) => ({ ...counts, [rule]: (counts[rule] ?? 0) + 1 }),
      {},
    );

  function expectSafe(files: readonly ContentFile[]) {
    const first = fixContent(files);
    const after = files.map((file) => first.files.find(({ path }) => path === file.path) ?? file);
    const [old, now] = [countByRule(files), countByRule(after)];
    for (const [rule, count] of Object.entries(now))
      expect([rule, count <= (old[rule] ?? 0)]).toEqual([rule, true]);
    expect(fixContent(after).files).toEqual([]);
  }

  it('adds no finding to any pair of the corpus, and does nothing the second time', () => {
    const pairs = readdirSync('test/fixtures/pairs', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const { name } of pairs) expectSafe(pairFiles(name));
  });

  it('adds no finding to whatever is written, and does nothing the second time', () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        "'",
        '“',
        '”',
        '’',
        ' - ',
        ' – ',
        '—',
        '• ',
        '1. ',
        'port',
        'it’s',
        "isn't",
        '**',
        '*',
        '[gate](https://a.test/b)',
      ],
      ...['\n', '\n\n', '- ', '> ', '’90s', "'90s", '6"', '\\', ' ', '.', 'Monday', '5%'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 25 }), fc.boolean(), (pieces, isYaml) => {
        const text = pieces.join('');
        const yaml = `id: a\nheadline: A\npublished: 2025-06-10\nblocks:\n  - type: prose\n    paragraphs:\n      - ${JSON.stringify(text.replaceAll('\n', ' '))}\n`;
        expectSafe(
          isYaml
            ? aProject('content/articles/a.yaml', yaml)
            : aProject('content/articles/a.md', markdown(text)),
        );
      }),
      { numRuns: fuzzRuns(150) },
    );
  });
});
