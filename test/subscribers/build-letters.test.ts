import { beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { buildLetters } from '../../src/subscribers/build-letters.ts';
import {
  LETTER_KINDS,
  LetterTemplates,
  writeLetter,
  type LetterKind,
} from '../../src/subscribers/letters.ts';
import { anArabicNewsletter, sampleNewsletter, SITE, theRenderer } from '../email/sample-mails.ts';

const FIELDS = {
  to: 'ann@example.com',
  unsubscribeToken: 'k1.unsubscribe.sig',
  preferencesToken: 'k1.preferences.sig',
  confirmToken: 'k1.confirm.sig',
  replyToken: 'r'.repeat(52),
};

const build = async (more: { receivesMail?: boolean } = {}) =>
  buildLetters({
    render: (await theRenderer()).render,
    newsletter: await sampleNewsletter(),
    siteUrl: SITE,
    receivesMail: true,
    ...more,
  });

let letters: LetterTemplates;
beforeAll(async () => {
  letters = await build();
});

const read = async (kind: LetterKind, from = letters): Promise<Email> =>
  PostalMime.parse(writeLetter(from, kind, FIELDS));
const header = (mail: Email, key: string) => mail.headers.find((one) => one.key === key)?.value;

describe('the letters of a newsletter', () => {
  it('survive being kept as JSON', () => {
    expect(LetterTemplates.parse(JSON.parse(JSON.stringify(letters)))).toEqual(letters);
  });

  it('are the same bytes for the same newsletter', async () => {
    expect(await build()).toEqual(letters);
  });

  it.each(LETTER_KINDS)(
    '%s: leaves no place unfilled, and says that a machine wrote it (RFC 3834)',
    async (kind) => {
      const raw = Buffer.from(writeLetter(letters, kind, FIELDS)).toString('latin1');
      expect(raw).not.toMatch(/WAYBILLx|placeholder/i);
      expect(raw).toMatch(/^[\x00-\x7f]*$/);
      const mail = await read(kind);
      expect(mail.to).toEqual([{ address: 'ann@example.com', name: '' }]);
      expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    },
  );

  it.each(LETTER_KINDS)('%s: is no mail to a list, so that no button unsubscribes by it', async (kind) => {
    const keys = (await read(kind)).headers.map(({ key }) => key);
    expect(keys.filter((key) => /^list-|^precedence$|^feedback-id$/.test(key))).toEqual([]);
  });

  it.each<[LetterKind, RegExp]>([
    ['confirmation', /\/confirm\/k1\.confirm\.sig/],
    ['address-change', /\/address\/k1\.confirm\.sig/],
    ['welcome', /\/unsubscribe\/k1\.unsubscribe\.sig/],
    ['already-subscribed', /\/preferences\/k1\.preferences\.sig/],
  ])('%s: has its link in both parts', async (kind, link) => {
    const { html, text } = await read(kind);
    expect(html).toMatch(link);
    expect(text).toMatch(link);
  });

  it('let a confirmation be answered by a reply, where mail is received', async () => {
    const mail = await read('confirmation');
    expect(mail.replyTo).toEqual([{ address: `confirm+${FIELDS.replyToken}@supplylines.example`, name: '' }]);
    expect(mail.text).toContain('reply to this mail');

    const deaf = await read('confirmation', await build({ receivesMail: false }));
    expect(deaf.replyTo).toEqual([{ address: 'editor@supplylines.example', name: '' }]);
    expect(deaf.text).not.toContain('reply');
  });

  it('send the replies to all others to the editors', async () => {
    for (const kind of LETTER_KINDS.filter((one) => one !== 'confirmation')) {
      expect((await read(kind)).replyTo).toEqual([{ address: 'editor@supplylines.example', name: '' }]);
    }
  });

  it('name the words that are agreed to, and others when these change', async () => {
    expect(letters.wording).toMatch(/^[0-9a-f]{12}$/);
    expect((await build({ receivesMail: false })).wording).not.toBe(letters.wording);
  });

  it('can be written in Arabic', async () => {
    const arabic = await buildLetters({
      render: (await theRenderer()).render,
      newsletter: anArabicNewsletter(),
      siteUrl: SITE,
      receivesMail: true,
    });
    for (const kind of LETTER_KINDS) expect((await read(kind, arabic)).subject).toContain('خطوط الإمداد');
  });

  it('are refused without a field that they have a place for', () => {
    const { confirmToken: _left, ...fields } = FIELDS;
    expect(() => writeLetter(letters, 'confirmation', fields)).toThrow(RangeError);
    expect(() => writeLetter(letters, 'confirmation', { ...FIELDS, replyToken: 'a@b' })).toThrow(RangeError);
  });
});
