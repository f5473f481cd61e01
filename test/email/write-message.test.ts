import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { MESSAGE_PLACEHOLDERS, type MessageFields } from '../../src/email/message-fields.ts';
import { buildMessageTemplate, type Envelope } from '../../src/email/message-template.ts';
import type { Rendered } from '../../src/email/rendered.ts';
import { compileMessageTemplate } from '../../src/email/write-message.ts';

const P = MESSAGE_PLACEHOLDERS;

const FIELDS: MessageFields = {
  to: 'reader@example.org',
  unsubscribeToken: `k1.${'a'.repeat(22)}.${'B'.repeat(22)}`,
  preferencesToken: `k1.${'a'.repeat(22)}.${'C'.repeat(22)}`,
};

const ENVELOPE: Envelope = {
  from: { name: 'Supply Lines', address: 'daily@news.test' },
  replyTo: 'desk@news.test',
  language: 'en-GB',
  date: '2025-06-10T16:30:00Z',
  messageId: '2025-06-10@news.test',
  list: {
    id: 'daily.news.test',
    unsubscribeUrl: 'https://news.test/unsubscribe/',
    unsubscribeAddress: 'unsubscribe@news.test',
    helpUrl: 'https://news.test/help',
    archiveUrl: 'https://news.test/archive',
    feedbackId: '2025-06-10:digest:waybill:news.test',
  },
};

function aRendered(fields: Partial<Rendered> = {}): Rendered {
  return {
    subject: '🇺🇸🇨🇳 Day two',
    preheader: 'What they said',
    html: `<html><body><p>Grüße</p>\n<a href="https://news.test/unsubscribe/${P.unsubscribeToken}">Leave</a></body></html>`,
    text: `Grüße\nLeave: https://news.test/unsubscribe/${P.unsubscribeToken}\n`,
    ...fields,
  };
}

async function write(rendered: Rendered, fields = FIELDS, envelope = ENVELOPE): Promise<Buffer> {
  return Buffer.from(compileMessageTemplate(await buildMessageTemplate(rendered, envelope))(fields));
}

describe('a message', () => {
  it('carries the subscriber’s own address and links, and nobody else’s', async () => {
    const write = compileMessageTemplate(await buildMessageTemplate(aRendered(), ENVELOPE));
    const first = Buffer.from(write(FIELDS));
    const second = await PostalMime.parse(
      write({ ...FIELDS, to: 'other@example.org', unsubscribeToken: 'k1.other' }),
    );

    expect((await PostalMime.parse(first)).to).toEqual([{ address: 'reader@example.org', name: '' }]);
    expect(second.to).toEqual([{ address: 'other@example.org', name: '' }]);
    expect(second.html).toContain('https://news.test/unsubscribe/k1.other"');
    expect(second.text).toContain('https://news.test/unsubscribe/k1.other\n');
  });

  it('leaves no placeholder anywhere', async () => {
    const message = (await write(aRendered())).toString('latin1');
    expect(message).not.toMatch(/WAYBILLx|placeholder/i);
  });

  it('keeps every byte of both parts', async () => {
    const awkward = [
      '=3D = =20',
      'trailing space ',
      '\ttab',
      '.',
      '',
      'From here',
      'x'.repeat(2_000),
      '“q” – 🇺🇸 文字',
      '--x',
    ].join('\n');
    const parsed = await PostalMime.parse(
      await write(aRendered({ html: `<pre>${awkward}</pre>`, text: awkward })),
    );
    expect(parsed.html?.trimEnd()).toBe(`<pre>${awkward}</pre>`);
    expect(parsed.text?.trimEnd()).toBe(awkward);
  });

  it('has no line over 78 characters in its bodies, wherever a placeholder falls', async () => {
    for (let shift = 0; shift < 80; shift++) {
      const html = `${'é'.repeat(3)}${'x'.repeat(shift)}${P.unsubscribeToken}${'y'.repeat(shift)}${P.preferencesToken}`;
      const message = (await write(aRendered({ html }))).toString('latin1');
      const body = message.slice(message.indexOf('\r\n\r\n'));
      expect(Math.max(...body.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
      expect((await PostalMime.parse(message)).html?.trimEnd()).toBe(
        `${'é'.repeat(3)}${'x'.repeat(shift)}${FIELDS.unsubscribeToken}${'y'.repeat(shift)}${FIELDS.preferencesToken}`,
      );
    }
  });

  it('says how to leave with one click (RFC 8058)', async () => {
    const { headers } = await PostalMime.parse(await write(aRendered()));
    const value = (key: string) => headers.find((header) => header.key === key)?.value;
    expect(value('list-unsubscribe')).toBe(
      `<https://news.test/unsubscribe/${FIELDS.unsubscribeToken}>, <mailto:unsubscribe@news.test?subject=${FIELDS.unsubscribeToken}>`,
    );
    expect(value('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(value('list-id')).toBe('<daily.news.test>');
    expect(value('list-help')).toBe('<https://news.test/help>');
    expect(value('list-archive')).toBe('<https://news.test/archive>');
    expect(value('precedence')).toBe('bulk');
    expect(value('auto-submitted')).toBe('auto-generated');
    expect(value('content-language')).toBe('en-GB');
    expect(value('feedback-id')).toBe('2025-06-10:digest:waybill:news.test');
  });

  it('has no list headers where it answers one person, as a confirmation does', async () => {
    const { list: _list, ...envelope } = ENVELOPE;
    const message = (await write(aRendered(), FIELDS, envelope)).toString('latin1');
    expect(message).not.toMatch(/^(List-|Precedence|Feedback-ID)/im);
  });

  it('is the same bytes for the same content', async () => {
    expect(await write(aRendered())).toEqual(await write(aRendered()));
  });

  it.each([
    ['a line break and a header', 'Day two\r\nBcc: everyone@news.test'],
    ['bare line feeds', 'Day two\nBcc: everyone@news.test\n\nbody'],
    ['an encoded word', '=?UTF-8?Q?Bcc=3A?= day two'],
    ['1,000 letters', 'Tariffs '.repeat(125).trim()],
    ['flags, a family and Arabic', '🇺🇸🇨🇳 👩‍👩‍👧‍👦 محادثات لندن'],
    ['a null and an escape', 'Day\u0000 two\u001b[31m'],
  ])('keeps a subject with %s in the subject', async (_name, subject) => {
    const raw = await write(aRendered({ subject }));
    const parsed = await PostalMime.parse(raw);
    expect(parsed.headers.map((header) => header.key)).not.toContain('bcc');
    const headerLines = raw.toString('latin1').split('\r\n\r\n')[0]!.split('\r\n');
    expect(headerLines.every((line) => line.length <= 998)).toBe(true);
    expect(headerLines.every((line) => /^[\x20-\x7e\t]*$/.test(line))).toBe(true);
  });

  it('gives a subject with flags back as it was', async () => {
    const subject =
      '🇺🇸🇨🇳 Day two in London: “good meeting”, and a line that is long enough to be folded twice';
    expect((await PostalMime.parse(await write(aRendered({ subject })))).subject).toBe(subject);
  });

  it.each([
    ['a line break', { ...FIELDS, to: 'a@b.test\r\nBcc: c@d.test' }],
    ['a space', { ...FIELDS, to: 'a@b.test, c@d.test' }],
    ['a letter beyond ASCII', { ...FIELDS, to: 'ü@b.test' }],
    ['markup in a token', { ...FIELDS, unsubscribeToken: '"><script>' }],
    ['a token that is too long for its line', { ...FIELDS, preferencesToken: 'x'.repeat(76) }],
    ['an empty token', { ...FIELDS, unsubscribeToken: '' }],
  ])('is refused for a field with %s', async (_name, fields) => {
    await expect(write(aRendered(), fields)).rejects.toThrow(RangeError);
  });
});
