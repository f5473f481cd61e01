import { describe, expect, it } from '@jest/globals';
import { linkUrls, plainText, RichText } from '../../src/digest/rich-text.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const faults = (markdown: string) =>
  RichText.safeParse(markdown).error?.issues.map(({ message }) => message) ?? [];

describe('rich text', () => {
  it('reads bold, italics and links, one within the other', () => {
    expect(RichText.parse('A **bold *and italic*** word, [a **link**](https://www.wto.org/).')).toEqual([
      text('A '),
      { kind: 'strong', children: [text('bold '), { kind: 'emphasis', children: [text('and italic')] }] },
      text(' word, '),
      {
        kind: 'link',
        url: 'https://www.wto.org/',
        children: [text('a '), { kind: 'strong', children: [text('link')] }],
      },
      text('.'),
    ]);
  });

  it.each([
    ['block syntax', '1. # > - not a list'],
    ['HTML', '<b>bold</b> <script>x</script> <!-- c -->'],
    ['character references', '&lt;b&gt; AT&amp;T &#x41;'],
    ['template syntax', '{{7*7}} {{{x}}} {{#if}}'],
    ['code and autolinks', '`code` <https://www.wto.org> https://www.wto.org'],
    ['arithmetic and names', '5 * 3 * 2, snake_case_name, [edited] words'],
    ['directive syntax', 'at 14:00 :::x ::y :z[a]'],
  ])('takes %s for the words that they are', (_name, words) => {
    expect(RichText.parse(words)).toEqual([text(words)]);
  });

  it('takes an escaped mark for the character', () => {
    expect(RichText.parse('a \\*star\\*')).toEqual([text('a *star*')]);
  });

  it('puts lines together', () => {
    expect(RichText.parse('one\n  two\r\nthree')).toEqual([text('one two three')]);
  });

  it('gives its words and its links', () => {
    const rich = RichText.parse('See **[the WTO](https://www.wto.org/)** and [USTR](https://ustr.gov/)');
    expect(plainText(rich)).toBe('See the WTO and USTR');
    expect(linkUrls(rich)).toEqual(['https://www.wto.org/', 'https://ustr.gov/']);
  });

  it.each([
    ['a link that is not https', '[a](http://www.wto.org/)', 'has a link that is not an https address'],
    ['a script for a link', '[a](javascript:alert(1))', 'has a link that is not an https address'],
    ['a link without words', '[](https://www.wto.org/)', 'has a link without words'],
    ['a bidi override', 'a\u202eb', 'holds the invisible character U+202E'],
    ['too many words', 'word '.repeat(1_001), 'has 5004 characters'],
    ['marks without end', '* _ '.repeat(300), 'has 600 marks'],
  ])('refuses %s', (_name, markdown, beginning) => {
    expect(faults(markdown)[0]?.startsWith(beginning)).toBe(true);
  });
});
