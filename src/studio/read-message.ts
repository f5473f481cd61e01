import PostalMime, { decodeWords, type Address } from 'postal-mime';
import type { MessageView } from './message-view.ts';

/** Takes a MIME message apart as a mail client does. */
export async function readMessage(bytes: Uint8Array): Promise<MessageView> {
  const email = await PostalMime.parse(bytes);
  const raw = Buffer.from(bytes).toString('latin1');
  const html = withoutLastLineEnd(email.html);
  const text = withoutLastLineEnd(email.text);
  return {
    from: formatAddress(email.from),
    to: (email.to ?? []).map(formatAddress).join(', '),
    subject: email.subject ?? '',
    headers: email.headers.map(({ originalKey, value }) => ({
      name: originalKey,
      value: decodeWords(value),
    })),
    html,
    text,
    raw,
    bytes: {
      html: Buffer.byteLength(html),
      encodedHtml: encodedHtml(raw).length,
      text: Buffer.byteLength(text),
      raw: bytes.length,
    },
  };
}

// The parser ends every part with a line end, which belongs to the boundary that follows.
function withoutLastLineEnd(part: string | undefined): string {
  return part?.replace(/\n$/, '') ?? '';
}

function formatAddress(address: Address | undefined): string {
  if (!address) return '';
  return address.name ? `${address.name} <${address.address ?? ''}>` : (address.address ?? '');
}

const HTML_PART = /^Content-Type:\s*text\/html(?:[^\r\n]|\r\n(?!\r\n))*\r\n\r\n/im;
const MULTIPART =
  /^Content-Type:\s*multipart\/[^;\s]+;(?:[^\r\n]|\r\n[ \t])*?boundary=(?:"([^"\r\n]+)"|([^\s";]+))/gim;

// From the empty line below the part's headers to the boundary that ends it. A line of its text may begin with "--", too.
function encodedHtml(raw: string): string {
  const head = HTML_PART.exec(raw);
  if (!head) return '';
  const start = head.index + head[0].length;
  const boundaries = [...raw.slice(0, start).matchAll(MULTIPART)].map(([, quoted, bare]) => quoted ?? bare);
  const ends = boundaries.map((boundary) => raw.indexOf(`\r\n--${boundary ?? ''}`, start));
  return raw.slice(start, Math.min(raw.length, ...ends.filter((end) => end !== -1)));
}
