import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OpenRequest } from './confirm-token.ts';
import type { LinkKeys } from './link-keys.ts';

/**
 * Signs the token of the address that a confirmation is answered to: `Reply-To: confirm+<token>@<site>`. A reply to
 * it confirms, whatever it says. An inbound mail's token is what stands between the first `+` and the `@` of the
 * address that it came to; give it to `confirmSubscription` as it is.
 *
 * An address is the one part of a letter that every mail program gives back: SES writes its own Message-ID, and
 * people change subjects. It is shorter than a link's token (64 octets before an @, RFC 5321 4.5.3.1), and has no
 * capitals, because a server on the way may lower them. It names the subscriber only; the request is in the
 * signature, so that it answers that one and no other.
 *
 * @returns 52 characters of `[a-z2-7]`
 */
export function signReplyToken(keys: LinkKeys, request: OpenRequest): string {
  const secret = keys.secrets[keys.current];
  if (secret === undefined)
    throw new RangeError(`There is no secret for the current link key ${keys.current}`);
  return base32(Buffer.from(request.subscriberId, 'base64url')) + base32(sign(secret, request));
}

/**
 * Whose request a reply answers, as far as the reply says: verify it with `verifyReplyToken`.
 *
 * @param token in any case
 * @returns a subscriber's id, or undefined if it is no such token
 */
export function readReplyToken(token: string): string | undefined {
  const text = token.toLowerCase();
  if (!/^[a-z2-7]{52}$/.test(text)) return undefined;
  const id = fromBase32(text.slice(0, HALF));
  return base32(id) === text.slice(0, HALF) ? id.toString('base64url') : undefined;
}

/** Whether the token was signed by us, with any key that we know, for this very request. */
export function verifyReplyToken(keys: LinkKeys, token: string, request: OpenRequest): boolean {
  if (readReplyToken(token) !== request.subscriberId) return false;
  const given = Buffer.from(token.toLowerCase().slice(HALF));
  const isSignedWith = (secret: string) => timingSafeEqual(Buffer.from(base32(sign(secret, request))), given);
  return Object.values(keys.secrets).some(isSignedWith);
}

const BYTES = 16;
const HALF = 26;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function sign(secret: string, { subscriberId, requestedAt }: OpenRequest): Buffer {
  const mac = createHmac('sha256', secret).update(`reply.${subscriberId}.${requestedAt}`).digest();
  return mac.subarray(0, BYTES);
}

/** RFC 4648 section 6, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET.charAt(parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}
