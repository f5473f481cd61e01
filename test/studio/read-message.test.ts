import { describe, expect, it } from '@jest/globals';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import { compileMessageTemplate } from '../../src/email/write-message.ts';
import { readMessage } from '../../src/studio/read-message.ts';
import { ALL_FIXTURES, DIGEST_FIXTURES, composeFixture, loadMailFixture } from '../support/mail-fixtures.ts';

const HTML = '<p>Grüße, “quoted” = 🚢</p>\n<p>End</p>';
const TEXT = 'Grüße\nEnd';

/** The check counts the part with its own headers and the line that ends the message. */
const PART_HEADERS = 160;
/** What a subscriber's links are longer than what stands for them. */
const TOKENS = 400;

/** As in compose-issue.ts. */
function checkedBytes(message: Uint8Array): number {
  return message.length - Buffer.from(message).indexOf('\r\nContent-Type: text/html');
}

async function sampleMessage(): Promise<Uint8Array> {
  const template = await buildMessageTemplate(
    { subject: '🇺🇸🇨🇳 Day two: “good meeting”', preheader: '', html: HTML, text: TEXT },
    {
      from: { name: 'Harbour Daily', address: 'daily@harbour.example' },
      replyTo: 'desk@harbour.example',
      language: 'en-GB',
      date: '2025-06-10T16:30:00Z',
      messageId: '2025-06-10@harbour.example',
    },
  );
  return compileMessageTemplate(template)({
    to: 'reader@example.org',
    unsubscribeToken: 'u',
    preferencesToken: 'p',
  });
}

describe('readMessage', () => {
  it('gives back what the message was made of', async () => {
    expect(await readMessage(await sampleMessage())).toMatchObject({
      from: 'Harbour Daily <daily@harbour.example>',
      to: 'reader@example.org',
      subject: '🇺🇸🇨🇳 Day two: “good meeting”',
      html: HTML,
      text: TEXT,
    });
  });

  it('decodes the headers, in the order of the message', async () => {
    const { headers } = await readMessage(await sampleMessage());
    expect(headers).toContainEqual({ name: 'Subject', value: '🇺🇸🇨🇳 Day two: “good meeting”' });
    expect(headers.findIndex(({ name }) => name === 'From')).toBeLessThan(
      headers.findIndex(({ name }) => name === 'Subject'),
    );
  });

  it('measures the parts decoded, and the HTML part as it travels too', async () => {
    const bytes = await sampleMessage();
    const view = await readMessage(bytes);
    const raw = Buffer.from(bytes).toString('latin1');
    const start = raw.indexOf('\r\n\r\n', raw.indexOf('Content-Type: text/html')) + 4;
    expect(view.bytes).toEqual({
      html: Buffer.byteLength(HTML),
      encodedHtml: raw.indexOf('\r\n--', start) - start,
      text: Buffer.byteLength(TEXT),
      raw: bytes.length,
    });
    expect(view.raw).toBe(raw);
  });

  it('measures the HTML part to its boundary, not to a line of it that begins with two hyphens', async () => {
    const part = 'Content-Type: text/html\r\n\r\n<p>one\r\n-- two\r\n--three</p>';
    const mail = (type: string) =>
      `Content-Type: multipart/alternative; ${type}\r\n\r\n--b\r\n${part}\r\n--b--\r\n`;
    for (const type of ['boundary="b"', 'boundary=b', 'charset=utf-8;\r\n boundary="b"']) {
      const view = await readMessage(Buffer.from(mail(type)));
      expect(view.bytes.encodedHtml).toBe('<p>one\r\n-- two\r\n--three</p>'.length);
    }
    const alone = await readMessage(Buffer.from(`Subject: alone\r\n${part}`));
    expect(alone.bytes.encodedHtml).toBe('<p>one\r\n-- two\r\n--three</p>'.length);
  });

  it.each(ALL_FIXTURES)('measures the HTML part of %s as the check does', async (name) => {
    const { message } = await loadMailFixture(name);
    const { encodedHtml } = (await readMessage(message)).bytes;
    expect(Math.abs(encodedHtml - checkedBytes(message))).toBeLessThan(PART_HEADERS);
  });

  it.each(DIGEST_FIXTURES.map(({ name, root }) => [name, root]))(
    'measures %s made out to somebody as the check measures it made out to nobody',
    async (name, root) => {
      const { messageTemplate } = await composeFixture(name, root);
      const { encodedHtml } = (await readMessage((await loadMailFixture(name)).message)).bytes;
      expect(Math.abs(encodedHtml - checkedBytes(messageTemplate))).toBeLessThan(PART_HEADERS + TOKENS);
    },
  );

  it('shows a message without subject, addresses and HTML part as empty', async () => {
    const view = await readMessage(Buffer.from('X-Note: bare\r\n\r\nText only\r\n'));
    expect(view).toMatchObject({ from: '', to: '', subject: '', html: '', text: 'Text only' });
    expect(view.bytes.encodedHtml).toBe(0);
  });
});
