import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import type { Newsletter } from '../digest/newsletter.ts';

/** The domains that nobody can sign up from, in lower case. Looked up where something is built, not where it runs. */
export function refusedDomains({ refuseDisposable }: Newsletter): readonly string[] {
  return refuseDisposable ? disposableEmailBlocklist() : [];
}
