import { describe, expect, it } from '@jest/globals';
import { CLAIM_EXPIRED, decideSweep, type SweepRules } from '../../src/delivery/decide-sweep.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';

const at = (time: string) => `2025-06-10T${time}.000Z`;
const rules = (time: string, policy: SweepRules['policy'] = 'resend'): SweepRules => ({
  now: new Date(at(time)),
  settleMs: 3_600_000,
  policy,
});
const CLAIMED: LedgerEntry = { state: 'CLAIMED', attempt: 1, at: at('06:00:00'), until: at('06:05:00') };
const UNKNOWN: LedgerEntry = { state: 'UNKNOWN', attempt: 1, at: at('06:00:00'), code: 'ECONNRESET' };

describe('decideSweep', () => {
  it('leaves a claim alone until it expires, and then nobody knows', () => {
    expect(decideSweep(CLAIMED, rules('06:04:59'))).toBeUndefined();
    expect(decideSweep(CLAIMED, rules('06:05:00'))).toEqual({
      to: { state: 'UNKNOWN', code: CLAIM_EXPIRED, at: at('06:05:00') },
      facts: {},
    });
  });

  it('waits for events as long as the settle time', () => {
    expect(decideSweep(UNKNOWN, rules('06:59:59'))).toBeUndefined();
    expect(decideSweep(UNKNOWN, rules('06:59:59', 'hold'))).toBeUndefined();
  });

  it('then puts the message out once more, with a mark', () => {
    expect(decideSweep(UNKNOWN, rules('07:00:00'))).toEqual({
      to: { state: 'RELEASED', code: 'ECONNRESET', at: at('07:00:00') },
      facts: { resendAfter: 1 },
    });
  });

  it('or holds it, as configured', () => {
    expect(decideSweep(UNKNOWN, rules('07:00:00', 'hold'))).toEqual({
      to: { state: 'HELD', code: 'ECONNRESET', at: at('07:00:00') },
      facts: {},
    });
  });

  it('holds what has stayed unknown twice, whatever is configured', () => {
    const again: LedgerEntry = { ...UNKNOWN, attempt: 2, resendAfter: 1 };
    expect(decideSweep(again, rules('07:00:00'))?.to?.state).toBe('HELD');
  });

  it.each<LedgerEntry>([
    { state: 'SENT', attempt: 1, at: at('06:00:00'), messageId: 'm' },
    { state: 'RELEASED', attempt: 1, at: at('06:00:00'), code: 'throttled' },
    { state: 'FAILED', attempt: 1, at: at('06:00:00'), code: 'MessageRejected' },
    { state: 'SKIPPED', at: at('06:00:00'), reason: 'deleted' },
    { state: 'HELD', attempt: 1, at: at('06:00:00'), code: 'ECONNRESET' },
  ])('does nothing with $state, however late', (entry) => {
    expect(decideSweep(entry, rules('23:00:00'))).toBeUndefined();
  });
});
