import { describe, expect, it } from '@jest/globals';
import { settlementOf } from '../../src/delivery/settlement.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';

describe('settlementOf', () => {
  it.each<[SendOutcome, ReturnType<typeof settlementOf>]>([
    [
      { kind: 'sent', messageId: 'm1' },
      { state: 'SENT', messageId: 'm1' },
    ],
    [{ kind: 'throttled' }, { state: 'RELEASED', code: 'throttled' }],
    [{ kind: 'quota-exceeded' }, { state: 'RELEASED', code: 'quota-exceeded' }],
    [{ kind: 'sending-paused' }, { state: 'RELEASED', code: 'sending-paused' }],
    [
      { kind: 'sender-refused', code: 'NotVerified' },
      { state: 'RELEASED', code: 'NotVerified' },
    ],
    [
      { kind: 'not-connected', code: 'ECONNREFUSED' },
      { state: 'RELEASED', code: 'ECONNREFUSED' },
    ],
    [
      { kind: 'rejected', code: 'MessageRejected' },
      { state: 'FAILED', code: 'MessageRejected' },
    ],
    [
      { kind: 'unknown', code: 'ECONNRESET' },
      { state: 'UNKNOWN', code: 'ECONNRESET' },
    ],
  ])('makes %j %j', (outcome, settlement) => {
    expect(settlementOf(outcome)).toEqual(settlement);
  });
});
