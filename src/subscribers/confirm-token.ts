import type { LinkKeys } from './link-keys.ts';
import { signLinkToken, verifyLinkToken } from './link-token.ts';

/** A request that waits for an answer. */
export interface OpenRequest {
  readonly subscriberId: string;
  /** When it was made; RFC 3339, UTC. It names the request: another one of the same subscriber has another. */
  readonly requestedAt: string;
}

export type ConfirmPurpose = 'confirm' | 'change-address';

export type VerifiedConfirmToken =
  ({ readonly kind: 'request'; readonly isExpired: boolean } & OpenRequest) | { readonly kind: 'invalid' };

/**
 * Signs the link that confirms one request until `expires`.
 *
 * @returns at most 70 characters of `[A-Za-z0-9._-]`
 */
export function signConfirmToken(
  keys: LinkKeys,
  purpose: ConfirmPurpose,
  { subscriberId, requestedAt, expires }: OpenRequest & { readonly expires: Date },
): string {
  const made = inBase36(Date.parse(requestedAt), MADE_DIGITS);
  const until = inBase36(Math.floor(expires.getTime() / 1000), UNTIL_DIGITS);
  return signLinkToken(keys, purpose, `${subscriberId}${made}${until}`);
}

/** An expired token is still told from a forged one: its holder is sent to the form again, and not turned away. */
export function verifyConfirmToken(
  keys: LinkKeys,
  purpose: ConfirmPurpose,
  { token, now }: { readonly token: string; readonly now: Date },
): VerifiedConfirmToken {
  const parts = SUBJECT.exec(verifyLinkToken(keys, purpose, token) ?? '');
  if (!parts) return { kind: 'invalid' };
  const [, subscriberId = '', made = '', until = ''] = parts;
  return {
    kind: 'request',
    subscriberId,
    requestedAt: new Date(parseInt(made, 36)).toISOString(),
    isExpired: now.getTime() >= parseInt(until, 36) * 1000,
  };
}

// Milliseconds until the year 5188, seconds until 4453: of fixed length, because an id may hold any character.
const MADE_DIGITS = 9;
const UNTIL_DIGITS = 7;
const SUBJECT = /^([A-Za-z0-9_-]{22})([0-9a-z]{9})([0-9a-z]{7})$/;

function inBase36(n: number, digits: number): string {
  return n.toString(36).padStart(digits, '0');
}
