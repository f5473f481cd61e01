import type { LinkKeys } from '../subscribers/link-keys.ts';
import { signLinkToken, verifyLinkToken } from '../subscribers/link-token.ts';

/** Faster than anybody reads the page, types an address and presses a button. */
const LEAST_MS = 2_000;
/** A tab may stay open overnight. */
const MOST_MS = 24 * 3_600_000;

/** Says when a form was made out, so that nobody can say something else. The same stamp may be used many times. */
export function signFormStamp(keys: LinkKeys, now: Date): string {
  return signLinkToken(keys, 'sign-up-form', now.getTime().toString(36));
}

/**
 * Judges whether a person can have filled in the form in the time since it was made out.
 *
 * @returns `early`: not yet, and the same stamp will do in a moment
 */
export function judgeFormStamp(keys: LinkKeys, stamp: string, now: Date): 'fit' | 'early' | 'unfit' {
  const made = verifyLinkToken(keys, 'sign-up-form', stamp);
  if (made === undefined) return 'unfit';
  const age = now.getTime() - parseInt(made, 36);
  if (age < LEAST_MS) return 'early';
  return age <= MOST_MS ? 'fit' : 'unfit';
}
