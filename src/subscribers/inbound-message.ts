import PostalMime, { addressParser, type Address } from 'postal-mime';

/** What there is to know of a mail that somebody sent us: its header. */
export interface InboundMessage {
  /** The addresses of all From fields together, as they were written; a proper message has one. */
  readonly from: readonly string[];
  readonly subject: string;
  /** Values by the field's name in small letters, in the order of the message, encoded words as they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

export type ReadInbound =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  | { readonly kind: 'unreadable'; readonly reason: 'too-big' | 'broken' };

/** Mails beyond it are not even fetched. Somebody who subscribes sends a line, or a signature with a picture. */
export const MAX_INBOUND_BYTES = 1_000_000;

// Large providers add some 20 kB. Beyond this it is no letter of a person.
const MAX_HEADER_BYTES = 64_000;

/**
 * Reads the header of a raw mail. Its parts are never opened: everything that is decided hangs on who sent it, to
 * which address, and the subject, so that no archive, nesting or encoding in a body can do anything here.
 *
 * @param raw the whole message, or its beginning
 * @returns never throws, whatever the bytes are
 */
export async function readInboundMessage(raw: Uint8Array): Promise<ReadInbound> {
  if (raw.length > MAX_INBOUND_BYTES) return { kind: 'unreadable', reason: 'too-big' };
  const text = Buffer.from(raw).subarray(0, MAX_HEADER_BYTES).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  if (end >= MAX_HEADER_BYTES) return { kind: 'unreadable', reason: 'too-big' };
  try {
    const { headers, subject } = await PostalMime.parse(
      Buffer.from(`${text.slice(0, end)}\r\n\r\n`, 'latin1'),
    );
    const fields = new Map<string, string[]>();
    for (const { key, value } of headers) fields.set(key, [...(fields.get(key) ?? []), value]);
    const from = (fields.get('from') ?? []).flatMap((field) => addressParser(field).flatMap(addressesOf));
    return { kind: 'message', message: { from, subject: subject ?? '', headers: fields } };
  } catch {
    return { kind: 'unreadable', reason: 'broken' };
  }
}

// RFC 6854 allows a group in From. Whoever writes one has no single address that we could answer.
function addressesOf({ address, group }: Address): readonly string[] {
  return group ? group.flatMap(addressesOf) : [address ?? ''];
}
