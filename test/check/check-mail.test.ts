import { describe, expect, it } from '@jest/globals';
import { checkMail, type RenderedMail } from '../../src/check/check-mail.ts';

function aMail(fields: Partial<RenderedMail> = {}): RenderedMail {
  return {
    file: 'content/digests/2025-06-10.md',
    subject: 'Day two in London',
    preheader: 'And what comes next',
    html: '<p>Read <a href="https://news.test/a?b=1&amp;c=2">this</a> or <a href="#top">go up</a></p>',
    text: 'Read this: https://news.test/a?b=1&c=2\n',
    encodedBytes: 20_000,
    ...fields,
  };
}

const rules = (fields: Partial<RenderedMail>) =>
  checkMail(aMail(fields)).map(({ rule, level }) => `${level} ${rule}`);

describe('the check of a mail', () => {
  it('has nothing to say about a good one', () => {
    expect(checkMail(aMail())).toEqual([]);
  });

  it('names the digest, and says what is too much and what to do', () => {
    const [finding] = checkMail(aMail({ encodedBytes: 102_100 }));
    expect(finding).toEqual({
      rule: 'mail-size',
      level: 'error',
      file: 'content/digests/2025-06-10.md',
      line: 0,
      column: 0,
      path: '',
      message:
        'the mail has 102,100 bytes of encoded HTML; Gmail would cut it at about 102,000 and hide the unsubscribe link. Show some articles "as: brief", or leave some out.',
    });
  });

  it.each([
    [80_000, []],
    [80_100, ['warning mail-size']],
    [102_000, ['warning mail-size']],
    [102_100, ['error mail-size']],
  ])('goes by the size of the encoded page: %i bytes', (bytes, expected) => {
    expect(rules({ encodedBytes: bytes })).toEqual(expected);
  });

  it('adds up the style blocks', () => {
    const style = (length: number) => `<style>${'a{}\n'.repeat(length / 4)}</style>`;
    expect(rules({ html: style(8_192) + style(8_192) })).toEqual([]);
    expect(rules({ html: style(8_192) + style(8_196) })).toEqual(['error mail-style-size']);
  });

  it('refuses lines that mail may not have', () => {
    expect(rules({ html: 'é'.repeat(499) })).toEqual([]);
    expect(rules({ html: 'é'.repeat(500) })).toEqual(['error mail-line-length']);
  });

  it('refuses a picture without alternative text, and takes an empty one for decoration', () => {
    expect(rules({ html: '<img src="x" alt="">' })).toEqual([]);
    expect(rules({ html: '<img src="x">' })).toEqual(['error mail-image-alt']);
  });

  it('refuses a text part that lacks a link', () => {
    expect(rules({ text: 'Read this: https://news.test/a?b=1\n' })).toEqual(['error mail-text-links']);
  });

  it('warns of a subject that no inbox shows, counting a flag as one', () => {
    expect(rules({ subject: '🇺🇸'.repeat(120) })).toEqual([]);
    expect(rules({ subject: 'x'.repeat(121) })).toEqual(['warning subject-length']);
  });

  it('names the heaviest articles of a large mail', () => {
    const article = (id: string, length: number) => `<h2 id="${id}">x</h2>${'y\n'.repeat(length)}`;
    const html = article('a', 10) + article('b', 300) + article('c', 50) + article('d', 40);
    const [finding] = checkMail(aMail({ html, encodedBytes: 90_000 }));
    expect(finding?.message).toMatch(/The heaviest are b \(\d+ bytes\), c \(\d+ bytes\), d \(\d+ bytes\)\.$/);
  });

  it.each([
    '/relative',
    'javascript:alert(1)',
    'http://news.test/a',
    'https://localhost/a',
    'https://192.168.0.1/a',
    'https://intranet/a',
    'https://example.com/',
    'https://user:secret@news.test/',
    '',
  ])('refuses a link to "%s"', (link) => {
    expect(rules({ html: `<a href="${link}">x</a>`, text: link })).toEqual(['error mail-link']);
  });

  it.each([
    'https://news.test/a?b=1',
    'mailto:leave@news.test?subject=leave',
    'mailto:?subject=look',
    '#talks',
  ])('lets a link to %s pass', (link) => {
    expect(rules({ html: `<a href="${link}">x</a>`, text: link })).toEqual([]);
  });

  it('knows the local system by the address that it was told', () => {
    const link = 'http://localhost:8020/preferences';
    const mail = { html: `<a href="${link}">x</a>`, text: link };
    expect(rules({ ...mail, siteUrl: 'http://localhost:8020' })).toEqual([]);
    expect(rules({ ...mail, siteUrl: 'https://news.test' })).toEqual(['error mail-link']);
  });

  it.each(['<p>[object Object]</p>', '<td>undefined</td>', '<td width="NaN">x</td>', '<p>up NaN%</p>'])(
    'refuses what a template left behind: %s',
    (html) => {
      expect(rules({ html })).toEqual(['error mail-leftover']);
    },
  );

  it.each(['<p>{{name}}</p>', '<p>{{#if x}}</p>'])('warns of a merge tag: %s', (html) => {
    expect(rules({ html })).toEqual(['warning mail-leftover']);
  });

  it.each(['<p>The term is undefined in law.</p>', '<p>{{7*7}}</p>', '<p>null and void</p>'])(
    'lets words pass that only look like a leftover: %s',
    (html) => {
      expect(rules({ html })).toEqual([]);
    },
  );

  it('warns of colours that are hard to read', () => {
    const contrasts = [
      { pair: 'ink on paper', ratio: 16.9 },
      { pair: 'accent on paper', ratio: 3.21 },
    ];
    expect(checkMail(aMail({ contrasts })).map(({ message }) => message)).toEqual([
      'text is hard to read in these colours: accent on paper (3.2); it needs a contrast of 4.5. Choose a darker accent in newsletter.yaml.',
    ]);
  });

  it.each([
    ['', []],
    ['Day two in London', ['hint preheader-length']],
    ['x'.repeat(160), []],
    ['x'.repeat(161), ['hint preheader-length']],
  ])('has a word on the preheader "%s"', (preheader, expected) => {
    expect(rules({ preheader })).toEqual(expected);
  });
});
