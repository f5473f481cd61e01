import { describe, expect, it } from '@jest/globals';
import { readParagraphs } from '../../src/check/paragraph-text.ts';

function quotedIn(...paragraphs: string[]): string[] {
  return readParagraphs(paragraphs).flatMap(({ normal, quoted }) =>
    quoted.map(({ start, end, goesOn }) => `${normal.text.slice(start, end)}${goesOn ? ' (goes on)' : ''}`),
  );
}

describe('findQuotedSpans', () => {
  it.each([
    ['“We go,” she said. “Now.”', ['We go,', 'Now.']],
    ['"We go," she said. "Now."', ['We go,', 'Now.']],
    ["'We go', she said. 'Now.'", ['We go', 'Now.']],
    ['‘We go’, she said.', ['We go']],
    ['« On y va », dit-elle.', [' On y va ']],
    ['„Wir gehen“, sagte sie.', ['Wir gehen']],
    ['»Wir gehen«, sagte sie.', ['Wir gehen']],
    ['”Vi går”, sa hon.', ['Vi går']],
    ['the deal—“good enough”—held', ['good enough']],
    ['("so they say")', ['so they say']],
  ])('finds the quotations of %s', (text, expected) => {
    expect(quotedIn(text)).toEqual(expected);
  });

  it('keeps a quotation within a quotation inside the outer one', () => {
    expect(quotedIn('“My aunt said, ‘the drum waits’,” she said.')).toEqual([
      "My aunt said, 'the drum waits',",
    ]);
    expect(quotedIn('\'It was "fine" then,\' he said.')).toEqual(['It was "fine" then,']);
  });

  it.each([
    'The crew’s habit, and the owners’ too, was old.',
    "The crew's habit, and the owners' too, was old.",
    "rock 'n' roll of the '90s",
    'a 5" pipe and a 6\'2" man',
    'a mark " alone',
    'an “open mark without an end',
  ])('takes apostrophes, inches and single marks for none: %s', (text) => {
    expect(quotedIn(text)).toEqual([]);
  });

  it('is not cut short by the apostrophe of a plural', () => {
    expect(quotedIn("'The ministers' plan went well,' she said.")).toEqual([
      "The ministers' plan went well,",
    ]);
  });

  it('follows a speech that takes several paragraphs', () => {
    expect(quotedIn('“One.', '“Two,” he said.', 'Three.')).toEqual(['One. (goes on)', 'Two,']);
  });

  it('starts anew where the mark before has no partner', () => {
    expect(quotedIn('He said “yes and then “no” and left.')).toEqual(['no']);
  });
});

describe('splitSentences', () => {
  const sentencesOf = (text: string) =>
    readParagraphs([text]).flatMap(({ normal, sentences }) =>
      sentences.map(({ start, end }) => normal.text.slice(start, end)),
    );

  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    [
      'Mr. Lee met the U.S. Treasury at No. 10 at 3.5% today. Then he left.',
      ['Mr. Lee met the U.S. Treasury at No. 10 at 3.5% today.', 'Then he left.'],
    ],
    ['"Go. Now." He went.', ['"Go. Now."', 'He went.']],
    ['"Will it hold?" Ines Costa asked. "It must."', ['"Will it hold?" Ines Costa asked.', '"It must."']],
    ["'It was wet', she said. 'Very.'", ["'It was wet', she said.", "'Very.'"]],
    ['"Who?" They shrugged.', ['"Who?"', 'They shrugged.']],
  ])('divides %s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});
