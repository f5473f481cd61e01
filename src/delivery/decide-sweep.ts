import type { LedgerEntry } from './ledger-entry.ts';
import type { LedgerRevision } from './ledger-revisions.ts';

/** What becomes of a message of which SES has said nothing for the settle time. */
export type UnknownPolicy = 'resend' | 'hold';

export interface SweepRules {
  readonly now: Date;
  /** How long a message may stay unknown while its events are waited for. */
  readonly settleMs: number;
  readonly policy: UnknownPolicy;
}

/** What an entry with an expired claim became unknown by. */
export const CLAIM_EXPIRED = 'claim-expired';

/** Decides what time alone does to an entry; undefined if nothing. */
export function decideSweep(entry: LedgerEntry, rules: SweepRules): LedgerRevision | undefined {
  switch (entry.state) {
    case 'CLAIMED':
      return afterClaim(entry, rules.now);
    case 'UNKNOWN':
      return afterSilence(entry, rules);
    case 'RELEASED':
    case 'SENT':
    case 'FAILED':
    case 'SKIPPED':
    case 'HELD':
      return undefined;
  }
}

function afterClaim(
  { until }: Extract<LedgerEntry, { state: 'CLAIMED' }>,
  now: Date,
): LedgerRevision | undefined {
  if (Date.parse(until) > now.getTime()) return undefined;
  return { to: { state: 'UNKNOWN', code: CLAIM_EXPIRED, at: now.toISOString() }, facts: {} };
}

function afterSilence(
  entry: Extract<LedgerEntry, { state: 'UNKNOWN' }>,
  { now, settleMs, policy }: SweepRules,
): LedgerRevision | undefined {
  if (Date.parse(entry.at) + settleMs > now.getTime()) return undefined;

  const { code, attempt, resendAfter } = entry;
  const at = now.toISOString();
  // Once, whatever the policy: a subscriber may get an issue twice, and never three times.
  if (policy === 'hold' || resendAfter !== undefined) return { to: { state: 'HELD', code, at }, facts: {} };
  return { to: { state: 'RELEASED', code, at }, facts: { resendAfter: attempt } };
}
