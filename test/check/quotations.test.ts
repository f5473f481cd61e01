import { describe, expect, it } from '@jest/globals';
import { checkQuotations } from '../../src/check/quotations.ts';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseArticle } from '../../src/digest/parse-article.ts';
import type { People } from '../../src/digest/person.ts';
import { Source } from '../../src/digest/source.ts';

const PEOPLE: People = {
  costa: { name: 'Ines Costa', roles: [{ title: 'Minister of Ports' }], anonymous: false },
  berg: { name: 'Lars Berg', roles: [{ title: 'Mayor of Osterhaven' }], anonymous: false },
  insiders: { name: 'people close to the talks', roles: [], anonymous: true },
};

function aSource(...paragraphs: string[]): Source {
  return Source.parse({ id: 'wire', outlet: 'Example Wire', headline: 'Ports', paragraphs });
}

const TALKS = aSource(
  'Two cranes stood still. “We are doing well,” said Ines Costa, the minister of ports. “The tide is not easy.”',
  'Lars Berg called it a “good meeting”.',
);

function check(body: string, sources: readonly Source[] = [TALKS], fields = '') {
  const ids = sources.map(({ id }) => id).join(', ');
  const text = `---\ntitle: Ports\ndate: 2025-06-10\nsources: [${ids}]\n${fields}---\n\n${body}\n`;
  const result = parseArticle({ path: 'a.md', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.findings.map(formatFinding).join('\n'));
  return checkQuotations({ parsed: result.parsed, sources, people: PEOPLE, newsletter: undefined });
}

function rules(body: string, sources?: readonly Source[], fields?: string): string[] {
  return check(body, sources, fields).findings.map(({ rule }) => rule);
}

function statuses(body: string, sources?: readonly Source[]): string[] {
  return check(body, sources).records.map(({ status }) => status);
}

const by = (speaker: string, words: string, attributes = '') =>
  `> “${words}”\n>\n> — ${speaker} {${attributes}}`;

describe('checkQuotations', () => {
  it('records where a source has the words, with what stands around them', () => {
    expect(check(by('costa', 'The tide is not easy')).records).toEqual([
      {
        kind: 'quotation',
        path: 'blocks[0].quotes[0].fragments[0]',
        text: 'The tide is not easy',
        status: 'verbatim',
        evidence: {
          source: 'wire',
          exact: 'The tide is not easy',
          prefix: ' Costa, the minister of ports. “',
          suffix: '.”',
        },
      },
    ]);
  });

  it.each([
    ['verbatim', by('costa', 'We are doing well')],
    ['verbatim', by('costa', 'we are doing well – the tide is not easy')],
    ['edited', by('costa', '[Ports] are doing well … not easy')],
    ['altered', by('costa', 'The tide is not that easy')],
    ['absent', by('costa', 'Nobody asked the gulls')],
    ['verbatim-unmarked', by('costa', 'Two cranes stood still')],
    ['speaker-mismatch', by('berg', 'We are doing well')],
    ['translated', by('costa', 'Nobody asked the gulls', 'translatedFrom=pt')],
    ['term', 'They call it the “gull tax”.'],
    [
      'waived',
      by('costa', 'Nobody asked the gulls', 'waived-by=Ada waived-why="on tape" waived-at=2025-06-10'),
    ],
  ])('calls this %s: %s', (status, body) => {
    expect(statuses(body)).toEqual([status]);
  });

  describe('with a source that speaks as people do', () => {
    const SOURCE = aSource(
      '“I do not discuss that,” said Ines Costa. “It was a floor, not a ceiling. I would not, I repeat not, put it off.”',
      'Two officials asked not to be named. One of them said the mayor was “nervous about it all”. Lars Berg declined to comment.',
      '“My labor is in every box,” said Dina Holm, who had met Lars Berg. “Nobody asked what color it was.”',
      '“It is a tide,” said Lars Berg, who keeps the books of Kontor Nord in Hamburg.',
      'Greta Lind, a pilot, was asked about Lars Berg. Lind shrugged. “He is late.”',
    );

    it.each([
      ['a quotation that ends before its “not”', 'altered', by('costa', 'I do')],
      ['an ellipsis over a “not” between commas', 'altered', by('costa', 'I would … put it off')],
      ['a quotation that ends before the second thought', 'verbatim', by('costa', 'It was a floor')],
      ['British spelling', 'verbatim', 'Dina Holm said: “My labour is in every box.”'],
      ['British spelling in two sentences', 'verbatim', 'Holm said: “Nobody asked what colour it was.”'],
      ['words of one of those who have no name', 'speaker-mismatch', by('berg', 'nervous about it all')],
      ['words of one of them, left to them', 'verbatim', by('insiders', 'nervous about it all')],
      ['words of somebody’s man', 'verbatim', '“It is a tide,” according to Kontor Nord’s man in Hamburg.'],
      ['a speaker whom people.yaml does not have', 'verbatim', '“He is late,” said Lind.'],
    ])('calls %s %s', (_, status, body) => {
      expect(statuses(body, [SOURCE])).toEqual([status]);
    });

    it('does not ask for a name that the source keeps to itself', () => {
      expect(check(by('berg', 'nervous about it all'), [SOURCE]).findings[0]?.message).toBe(
        'Example Wire has "nervous about it all" from somebody without a name, not from Lars Berg. Take the name away, as the source names nobody, or quote what this speaker said.',
      );
    });

    it('shows the word that was cut off', () => {
      expect(check(by('costa', 'I do'), [SOURCE]).findings[0]?.message).toBe(
        '"I do" leaves out "not" and turns the sense around: Example Wire has "I do not". Put it back, or quote less.',
      );
    });
  });

  it('reads who speaks in a transcript with titles in capitals', () => {
    const hearing = aSource(
      'CHAIR PIKE: Good morning.',
      'MR. BERG: I was wrong.',
      'MS. COSTA: I was right.',
      'MR. BERG: I know.',
    );
    expect(rules(by('berg', 'I was wrong.'), [hearing])).toEqual([]);
    expect(rules(by('costa', 'I was wrong.'), [hearing])).toEqual(['quote-speaker']);
  });

  it('says where, what the source has, and how to put it right', () => {
    expect(check(by('costa', 'The tide is no problem')).findings.map(formatFinding)).toEqual([
      'a.md:7 quotes[0].fragments[0]: "The tide is no problem" is not what was said: Example Wire has "The tide is not easy". Write the words of the source, with … for what is left out and [ ] around what is put in, or write it without quotation marks.',
    ]);
    expect(check(by('berg', 'We are doing well')).findings.map(formatFinding)).toEqual([
      'a.md:7 quotes[0].fragments[0]: Example Wire has "We are doing well" from Ines Costa, not from Lars Berg. Name the one who said it, or quote what this speaker said.',
    ]);
  });

  it('does not let an ellipsis or an edit swallow a "not"', () => {
    expect(check(by('costa', 'The tide is … easy')).findings.map(({ message }) => message)).toEqual([
      '"The tide is … easy" leaves out "not" and turns the sense around: Example Wire has "The tide is not easy". Put it back, or quote less.',
    ]);
    expect(rules(by('costa', 'The tide [is] easy'))).toEqual(['quote-altered']);
    expect(rules(by('costa', 'The tide [isn’t] easy'))).toEqual([]);
  });

  it('lets an ellipsis leave out a whole sentence that has one', () => {
    const source = aSource('“We go on. We do not stop for rain. We stop for fog,” said Ines Costa.');
    expect(rules(by('costa', 'We go on … We stop for fog'), [source])).toEqual([]);
  });

  it('does not join what stands in two places', () => {
    expect(rules(by('costa', 'We are doing well … good meeting'))).toEqual(['quote-altered']);
  });

  it('joins a speech over the "she said" in its middle, and over paragraphs', () => {
    const source = aSource('Ines Costa was clear. “We go,” she said, “and we stay.', '“We always did.”');
    expect(rules(by('costa', 'We go and we stay. We always did.'), [source])).toEqual([]);
    expect(rules(by('berg', 'We go and we stay. We always did.'), [source])).toEqual(['quote-speaker']);
  });

  it.each([
    ['beside the verb', '“It holds,” said Berg. Costa nodded.'],
    ['before a colon', 'Lars Berg: “It holds.”'],
    ['one sentence back', 'Berg looked up. “It holds.”'],
    ['behind a pronoun, a paragraph back', 'Mayor Berg shrugged.\nNobody spoke. “It holds,” he said.'],
    ['far behind the words', 'The wall is “something that holds”, Mr Berg said, and left.'],
  ])('finds the speaker %s', (_, text) => {
    const source = aSource(...text.split('\n'));
    const words = text.includes('something') ? 'something that holds' : 'It holds';
    expect(rules(by('berg', words), [source])).toEqual([]);
    expect(rules(by('costa', words), [source])).toEqual(['quote-speaker']);
  });

  it('knows a speaker by office alone, and only hints where the source names nobody', () => {
    expect(rules(by('berg', 'It holds'), [aSource('“It holds,” the mayor said.')])).toEqual([]);
    expect(rules(by('berg', 'It holds'), [aSource('It rained. “It holds.”')])).toEqual([
      'quote-speaker-unnamed',
    ]);
  });

  it('does not look for the name of somebody who has none', () => {
    const source = aSource('“It holds,” said one person in the room.', '“It leaks,” said Lars Berg.');
    expect(rules(by('insiders', 'It holds'), [source])).toEqual([]);
    expect(rules(by('insiders', 'It leaks'), [source])).toEqual(['quote-speaker']);
  });

  it('takes every word of a signed text for its author’s', () => {
    const blog = Source.parse({ ...aSource('It would not feed a gull.'), byline: ['Lars Berg'] });
    expect(rules(by('berg', 'It would not feed a gull'), [blog])).toEqual([]);
    expect(rules(by('costa', 'It would not feed a gull'), [blog])).toEqual(['quote-speaker']);
  });

  it('reads a transcript without a quotation mark in it', () => {
    const transcript = aSource('LARS BERG: Does it hold?', 'INES COSTA: It holds.', 'LARS BERG: Good.');
    expect(rules(by('costa', 'It holds'), [transcript])).toEqual([]);
    expect(rules(by('berg', 'It holds'), [transcript])).toEqual(['quote-speaker']);
  });

  it('compares what stands in quotation marks with whoever the sentence names', () => {
    expect(rules('Ms Costa said: “The tide is not easy.”')).toEqual([]);
    expect(rules('Mr Berg said: “The tide is not easy.”')).toEqual(['quote-speaker']);
    expect(rules('Ms Costa said that “two cranes stood still”.')).toEqual(['quote-not-speech']);
    expect(rules('The port was quiet, and “two cranes stood still while it rained”.')).toEqual([
      'quote-altered',
    ]);
  });

  it('tells the source’s own words from speech', () => {
    const source = aSource('The smaller ships will pay for the speed of the larger ones.');
    expect(rules('Brokers fear that “the smaller ships will pay for the speed”.', [source])).toEqual([
      'quote-of-source',
    ]);
  });

  it.each([
    'The ship calls itself “unsinkable”.',
    'A song called “Waiting for the Pilot at Night” is played.',
    'The word “anchorage” is not there.',
  ])('leaves titles, names and single words alone: %s', (body) => {
    expect(rules(body)).toEqual([]);
  });

  it('reads headline, deck and lists as well', () => {
    const fields = 'description: Berg hails “great meeting”\n';
    expect(
      check('- **Berg** calls it a “great meeting”.', [TALKS], fields).findings.map(({ path }) => path),
    ).toEqual(['deck', 'blocks[0].items[0].text']);
  });

  it('says so where there is nothing to compare with', () => {
    expect(check(by('costa', 'We are doing well'), []).findings.map(({ message }) => message)).toEqual([
      '"We are doing well" cannot be compared: no source is cited. Cite the source that has these words, write it without quotation marks, or let somebody answer for it in a waiver.',
    ]);
  });

  it('notices that another source has the words', () => {
    const other = Source.parse({ ...aSource('“It holds,” said Lars Berg.'), id: 'paper' });
    expect(rules(by('berg', 'It holds', 'source=wire'), [TALKS, other])).toEqual(['quote-source']);
  });

  it('lets somebody answer for words in a text, and tells of a waiver that nothing needs', () => {
    const waiver = (text: string) =>
      `waivers:\n  - { text: "${text}", by: Ada, why: heard on the quay, at: 2025-06-10 }\n`;
    const body = 'Ms Costa said: “Nobody asked the gulls.”';
    expect(rules(body, [TALKS], waiver('nobody asked the gulls'))).toEqual([]);
    expect(rules(body, [TALKS], waiver('nobody asked the geese'))).toEqual(['quote-absent', 'waiver-unused']);
    expect(rules('It rained.', [TALKS], waiver('nobody asked the gulls'))).toEqual(['waiver-unused']);
    expect(rules(by('costa', 'We are doing well', 'waived-by=A waived-why=b waived-at=2025-06-10'))).toEqual([
      'waiver-unused',
    ]);
  });
});
