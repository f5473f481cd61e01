import { describe, expect, it } from '@jest/globals';
import { checkMail, type RenderedMail } from '../../src/check/check-mail.ts';

function aMail(fields: Partial<RenderedMail> = {}): RenderedMail {
  return {
    file: 'content/digests/2025-06-10.md',
    subject: 'Day two in London',
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
});
