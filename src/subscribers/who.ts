import type { LinkKeys } from './link-keys.ts';
import { verifyLinkToken } from './link-token.ts';

/** Whom a use case is about: the holder of a preferences link, or whom an operator names. */
export type Who = { readonly token: string } | { readonly subscriberId: string };

/** @returns the subscriber's id, or undefined if the token is not of ours */
export function subscriberIdOf(linkKeys: LinkKeys, who: Who): string | undefined {
  return 'token' in who ? verifyLinkToken(linkKeys, 'preferences', who.token) : who.subscriberId;
}
