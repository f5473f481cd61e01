import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIntakeRules } from '../../src/check/intake-rules.ts';
import { intakeSource, type IntakeOptions } from '../../src/check/intake-source.ts';
import { writeSourceFile } from '../../src/check/write-source-file.ts';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseSource } from '../../src/digest/parse-source.ts';
import { fuzzRuns } from '../support/fuzz-runs.ts';

const RULES = parseIntakeRules(readFileSync('templates/intake.yaml', 'utf8'));

const intake = (text: string, options: IntakeOptions = {}) => intakeSource(text, RULES, options);
const fixture = (name: string) => readFileSync(`test/fixtures/intake/${name}`, 'utf8');
const droppedOf = (text: string) =>
  intake(text).dropped.map(({ line, rule, text: words }) => [line, rule, words]);

/** What an editor gets, as the rest of Waybill reads it. */
function roundTrip(text: string, options: IntakeOptions = {}) {
  const written = writeSourceFile(
    'a-source',
    intake(text, { outlet: 'An Outlet', headline: 'A headline', ...options }),
  );
  const read = parseSource({ path: 'content/sources/a-source.md', bytes: Buffer.from(written) });
  return read.ok ? read.parsed.value : read.findings.map(formatFinding);
}

describe('a saved news page', () => {
  const page = fixture('news-page.html');

  it('gives its headline, outlet, byline, moments with their zone, and address', () => {
    expect(intake(page)).toMatchObject({
      headline: 'Skellmouth locks to close for ten weeks',
      outlet: 'The Estuary Ledger',
      byline: ['Hanne Aarsleff', 'Tom Okonedo'],
      published: '2025-06-10T11:44+02:00',
      updated: '2025-06-10T17:05+02:00',
      url: 'https://ledger.example/shipping/skellmouth-locks',
      doubts: [],
    });
  });

  it('gives its text, then captions, then notes', () => {
    expect(intake(page).paragraphs).toEqual([
      'Inland waterways',
      'The gates are older than the railway, and heavier than anyone wrote down.',
      'The Skellmouth locks will close on 1\u00a0September for ten weeks, the canal trust said on Tuesday, so that both pairs of gates can be lifted out.',
      '“We weighed them twice, because nobody believed the first number,” said the trust’s engineer, Ragna Ullman.',
      'Forty boats a day',
      'Some 40 boats a day use the locks.',
      'A towpath crane will carry canoes.',
      'The lower gate in May. Photo: Ledger archive',
      'Editor’s note: the trust paid for the reporter’s boat.',
    ]);
  });

  it('accounts for every line that is left out', () => {
    expect(droppedOf(page)).toEqual([
      [18, 'navigation', 'Skip to content'],
      [19, 'navigation', 'Home'],
      [19, 'navigation', 'Shipping'],
      [19, 'navigation', 'Weather'],
      [20, 'cookie-notice', 'We use cookies to make this site work.'],
      [28, 'reading-time', '6 min read'],
      [29, 'share-buttons', 'Share on LinkedIn'],
      [29, 'share-buttons', 'Copy link'],
      [33, 'advertisement', 'Advertisement'],
      [33, 'advertisement', 'Barges for sale. Ask for Piet.'],
      [37, 'side-column', 'In numbers: 310 tonnes of oak'],
      [38, 'hidden', 'Only for machines'],
      [40, 'sign-up', 'Get the Ledger in your inbox'],
      [40, 'sign-up', 'Sign up'],
      [42, 'related', 'More from Shipping'],
      [42, 'outside-article', 'Pilots strike for a longer ladder'],
      [44, 'page-footer', '© 2025 The Estuary Ledger. All rights reserved.'],
    ]);
  });

  it('takes everything of a page that has two articles, as nobody can tell which is meant', () => {
    const two =
      '<h1>Day in brief</h1><article><p>First story.</p></article><article><p>Second story.</p></article>';
    expect(intake(two).paragraphs).toEqual(['First story.', 'Second story.']);
  });

  it('does not choose between two moments that contradict each other', () => {
    const torn = page.replace(
      '"datePublished": "2025-06-10T09:44:00Z"',
      '"datePublished": "2025-06-10T09:45:00Z"',
    );
    expect(intake(torn).published).toBeUndefined();
    expect(intake(torn).doubts).toEqual([
      '"published" is missing: the page says 2025-06-10T11:44+02:00 and 2025-06-10T09:45:00Z and 2025-06-10T11:44:00+02:00. Say which with --published.',
    ]);
  });

  it('is read however deeply its parts are nested', () => {
    const deep = `<h1>Deep</h1>${'<div>'.repeat(20_000)}<p>The bottom.</p>`;
    expect(intake(deep).paragraphs).toEqual(['The bottom.']);
  });
});

describe('a pasted text', () => {
  it('joins a sentence that an advertisement split, and keeps caption and credits below the text', () => {
    expect(intake(fixture('pasted.txt')).paragraphs).toEqual([
      'Growers get four weeks to move their pumps.',
      'The council of Val d’Anselme voted 14 to 9 on Monday to ban spraying between ten at night and six in the morning, from 1 July.',
      '“You can hear a pump across three valleys,” said the mayor, Odile Perrin, who proposed the ban and who has slept with a pillow over her head since April.',
      'Growers say that wind drops only at night. Spraying by day would cost them €180 a hectare.',
      'Photo: The pumps of Les Trois Moulins, in May.',
      'Reporting by Mireille Castan; editing by Jo Deleuze',
    ]);
    expect(intake(fixture('pasted.txt')).joined).toEqual([
      { line: 12, how: 'page-break', seam: 'and who has slept with' },
    ]);
  });

  it('has no buttons for a headline, and joins a line that an empty one has cut off', () => {
    const text = [
      'SUBSCRIBE | SIGN IN',
      'Harbour talks go into a second day',
      'Share  Tweet  WhatsApp',
      'The talks went on through Wednes-',
      'day and into the night, with 14,000 containers on the',
      '',
      'quay and no crane that moved.',
      '',
      'apples',
      '',
      'pears and a subscription',
    ].join('\n');
    expect(intake(text)).toMatchObject({
      headline: 'Harbour talks go into a second day',
      paragraphs: [
        'The talks went on through Wednesday and into the night, with 14,000 containers on the quay and no crane that moved.',
        'apples',
        'pears and a subscription',
      ],
      joined: [
        { line: 5, how: 'hyphen', seam: 'on through Wednesday and' },
        { line: 7, how: 'empty-line', seam: 'containers on the quay and' },
      ],
    });
  });

  it('accounts for every line that is left out', () => {
    expect(droppedOf(fixture('pasted.txt'))).toEqual([
      [1, 'navigation', 'Skip to main content'],
      [2, 'navigation', 'Home | World | Business | Sport'],
      [7, 'share-buttons', 'Share this article'],
      [8, 'reading-time', '3 min read'],
      [11, 'advertisement', 'Advertisement'],
      [14, 'sign-up', 'Subscribe to our free morning newsletter'],
      [17, 'comments', '12 comments'],
      [18, 'copyright', '© 2025 Anselme Matin'],
    ]);
  });

  it('leaves a date out that can be read in two ways, and says so in the file', () => {
    const { published, outlet } = intake(fixture('pasted.txt'));
    expect([published, outlet]).toEqual([undefined, undefined]);
    expect(writeSourceFile('orchard', intake(fixture('pasted.txt'), { outlet: 'Anselme Matin' }))).toContain(
      '\n# "published" is missing: "06/10/2025 5:05" may be 2025-10-06 or 2025-06-10. Say it with --published.\n---\n',
    );
  });
});

describe('the text of a PDF', () => {
  const text = fixture('bulletin.pdf.txt');

  it('joins lines, divided words and the sentence over the page break, and keeps a hyphen that belongs', () => {
    const { paragraphs, joined, headline, byline, published } = intake(text);
    expect({ headline, byline, published }).toEqual({
      headline: 'Dry dock at Port Ellery reopens, with half its pumps',
      byline: ['Sunniva Dahl'],
      published: '2025-06-10T11:44+02:00',
    });
    expect(paragraphs).toEqual([
      'The dry dock at Port Ellery took its first ship since the winter on Monday. Two of its four pumps are running, so that filling and emptying it takes a day and a half instead of one, said the harbour office. The other pumps wait for bearings that a maker in the south has promised for the second week of July, at the earliest. The yard has taken long-term bookings for the autumn all the same.',
      '“A dock with two pumps is a dock,” said the yard’s foreman, Eskil Brandt. “A dock with none was a swimming pool.” The bearings are long-term spares.',
      'The yard employs 140 people.',
      'Caption: The caisson gate under tow.',
    ]);
    expect(joined).toEqual([
      { line: 11, how: 'hyphen', seam: 'wait for bearings that' },
      { line: 17, how: 'page-break', seam: 'July, at the earliest. The' },
      { line: 18, how: 'hyphen', seam: 'has taken long-term bookings' },
    ]);
  });

  it('leaves out heads and feet of pages, whatever their numbers', () => {
    expect(droppedOf(text)).toEqual([
      [1, 'running-line', 'Harbour Bulletin June 2025'],
      [13, 'running-line', 'https://bulletin.example/ellery 1/3'],
      [15, 'running-line', 'Harbour Bulletin June 2025'],
      [25, 'running-line', 'https://bulletin.example/ellery 2/3'],
      [26, 'running-line', 'Harbour Bulletin June 2025'],
      [30, 'running-line', 'https://bulletin.example/ellery 3/3'],
    ]);
  });

  it('says that it may be two columns', () => {
    const columns = Array.from({ length: 12 }, () => 'words on the left        words on the right').join(
      '\n',
    );
    expect(intake(columns).doubts[0]).toMatch(/two columns side by side/);
  });
});

describe('wire copy', () => {
  it('keeps its words as they are and does not guess the zone of EST', () => {
    const { headline, byline, published, paragraphs, dropped, doubts } = intake(fixture('wire-copy.txt'));
    expect({ headline, byline, published }).toEqual({
      headline: 'Smelter at Cap Nord restarts second potline',
      byline: ['Staff reporters'],
      published: undefined,
    });
    expect(paragraphs[0]).toBe(
      'CAP NORD, June 10 (Northline Wire) - The aluminium smelter at Cap Nord restarted the second of its three potlines on Tuesday after eleven weeks without power, its owner said.',
    );
    expect(paragraphs.at(-1)).toBe('(Reporting by Northline staff; Editing by P. Quist)');
    expect(dropped).toEqual([{ line: 19, rule: 'wire-code', text: '(END)' }]);
    expect(doubts).toEqual([
      '"published" is missing: "2025-06-10 14:20 EST" is in "EST", which is the name of several zones or of none. Say it with --published.',
    ]);
  });
});

describe('intakeSource', () => {
  it.each([
    'The port tweeted its thanks.',
    'Share prices fell on Monday.',
    'Search parties went out at dawn, said the coastguard.',
    'By Tuesday the water had gone.',
    'Comments from the minister are expected on Friday.',
    'Home sales rose 4% in May.',
    'Published figures for June will show whether it lasts.',
    'Updated rules on ballast water apply from 1 July.',
  ])('does not mistake writing for clutter: %s', (sentence) => {
    const text = `A headline\n${sentence}\nAnother sentence, which ends.`;
    expect(intake(text).paragraphs).toContain(sentence);
    expect(intake(text).dropped).toEqual([]);
  });

  it('takes what the person says over what the page says', () => {
    const options = {
      outlet: 'Other',
      url: 'https://other.example/',
      published: '2025-01-01T00:00Z',
      headline: 'Mine',
    };
    expect(intake(fixture('news-page.html'), options)).toMatchObject(options);
  });

  it('removes characters that can disguise a text, and says so', () => {
    const { paragraphs, doubts } = intake('Title\nThe ship\u202e sails.');
    expect(paragraphs).toEqual(['The ship sails.']);
    expect(doubts[0]).toMatch(/^1 invisible characters/);
  });

  it.each(['news-page.html', 'pasted.txt', 'bulletin.pdf.txt', 'wire-copy.txt'])(
    'makes a file of %s that is read as it was meant',
    (name) => {
      const { paragraphs, byline } = intake(fixture(name));
      expect(roundTrip(fixture(name))).toMatchObject({ paragraphs, byline, outlet: 'An Outlet' });
    },
  );

  it('makes a file that can be read of whatever text it is given, and loses no line', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '---',
        '# TK',
        ': "x',
        'By Ann Other',
        '- a',
        '\f',
        '<p>Hm</p>',
        '<h1>T</h1>',
        'Advertisement',
        'well-',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const { paragraphs, dropped, doubts } = intake(text);
        expect(paragraphs.length + dropped.length + doubts.length).toBeGreaterThan(0);
        if (paragraphs.length > 0) expect(roundTrip(text)).toMatchObject({ id: 'a-source', paragraphs });
      }),
      { numRuns: fuzzRuns(500) },
    );
  });

  it('takes time in proportion to the text', () => {
    const timeOf = (lines: number) => {
      const text = Array.from({ length: lines }, (_, n) => `line ${n} of a very long text with a hy-`).join(
        '\n',
      );
      const start = process.hrtime.bigint();
      intake(text);
      return Number(process.hrtime.bigint() - start);
    };
    timeOf(500);
    // Sixteen times the text would take 256 times as long if it were quadratic.
    expect(timeOf(16_000) / timeOf(1_000)).toBeLessThan(100);
  });
});
