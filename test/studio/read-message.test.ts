import { describe, expect, it } from '@jest/globals';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import { compileMessageTemplate } from '../../src/email/write-message.ts';
import { readMessage } from '../../src/studio/read-message.ts';

const HTML = '<p>Grüße, “quoted” = 🚢</p>\n<p>End</p>';
const TEXT = 'Grüße\nEnd';

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

  it('shows a message without subject, addresses and HTML part as empty', async () => {
    const view = await readMessage(Buffer.from('X-Note: bare\r\n\r\nText only\r\n'));
    expect(view).toMatchObject({ from: '', to: '', subject: '', html: '', text: 'Text only' });
    expect(view.bytes.encodedHtml).toBe(0);
  });
});
