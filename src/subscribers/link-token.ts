import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from './link-keys.ts';

/** What a link may be used for. A token for one purpose is worth nothing for another. */
export type LinkPurpose = 'unsubscribe' | 'preferences' | 'confirm' | 'change-address' | 'sign-up-form';

// 128 bits: RFC 2104 section 5 allows half of the hash, and the token must fit a 76-character MIME line.
const SIGNATURE_BYTES = 16;

/**
 * Signs a subject (a subscriber's id, never an address) into a token for a link in a mail. It never expires: what
 * must, says so in its subject (`signConfirmToken`). Links of mails from years ago have to unsubscribe.
 *
 * @returns `keyId.subject.signature`, at most 75 characters of `[A-Za-z0-9._-]`
 * @throws RangeError if the subject could not be told apart from the rest of the token
 */
export function signLinkToken(keys: LinkKeys, purpose: LinkPurpose, subject: string): string {
  if (!SUBJECT.test(subject)) throw new RangeError('A token subject has 1 to 43 letters, digits, - or _');
  const secret = secretOf(keys, keys.current);
  if (secret === undefined)
    throw new RangeError(`There is no secret for the current link key ${keys.current}`);
  const signature = sign({ secret, keyId: keys.current, purpose, subject }).toString('base64url');
  return `${keys.current}.${subject}.${signature}`;
}

/** @returns the subject, or undefined if the token was not signed by us for this purpose */
export function verifyLinkToken(keys: LinkKeys, purpose: LinkPurpose, token: string): string | undefined {
  const [keyId, subject, signature, ...rest] = token.split('.');
  if (keyId === undefined || subject === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const secret = secretOf(keys, keyId);
  if (secret === undefined || !SUBJECT.test(subject) || !SIGNATURE.test(signature)) return undefined;
  const expected = sign({ secret, keyId, purpose, subject });
  return timingSafeEqual(expected, Buffer.from(signature, 'base64url')) ? subject : undefined;
}

const SUBJECT = /^[A-Za-z0-9_-]{1,43}$/;

// The last of 22 characters holds 4 bits only. Without [AQgw], four spellings of one signature would be valid.
const SIGNATURE = /^[A-Za-z0-9_-]{21}[AQgw]$/;

function secretOf(keys: LinkKeys, keyId: string): string | undefined {
  return Object.hasOwn(keys.secrets, keyId) ? keys.secrets[keyId] : undefined;
}

interface Signable {
  readonly secret: string;
  readonly keyId: string;
  readonly purpose: LinkPurpose;
  readonly subject: string;
}

function sign({ secret, keyId, purpose, subject }: Signable): Buffer {
  const mac = createHmac('sha256', secret).update(`${purpose}.${keyId}.${subject}`).digest();
  return mac.subarray(0, SIGNATURE_BYTES);
}
