import { UsageError } from './exit-codes.ts';

// "yes" and "imported" say neither where nor when.
const SHORTEST = 10;

/** @throws UsageError if it is too short to be evidence of anything */
export function parseConsent(words: string): string {
  const consent = words.trim();
  if (consent.length >= SHORTEST) return consent;
  throw new UsageError('--consent is too short to be evidence. Say where and when they agreed.');
}
