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

// From the empty line below the part's headers to the boundary that ends it.
function encodedHtml(raw: string): string {
  return /^Content-Type: text\/html.*?\r\n\r\n(.*?)\r\n--/ims.exec(raw)?.[1] ?? '';
}
