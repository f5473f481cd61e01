import { describe, expect, it } from '@jest/globals';
import { endingAfter, graverEnding, type ChunkEnding } from '../../src/delivery/chunk-ending.ts';
import type { LedgerEntry } from '../../src/delivery/ledger-entry.ts';
import type { SendOutcome } from '../../src/email/mailer.ts';

const at = (time: string) => `2025-06-10T${time}Z`;
const NOW = new Date(at('06:00:00'));
const calm = { unknown: 0, now: NOW };

describe('what one message means for the rest of its chunk', () => {
  it.each<[SendOutcome, ChunkEnding | undefined]>([
    [{ kind: 'sent', messageId: 'm' }, undefined],
    [{ kind: 'rejected', code: 'MessageRejected' }, undefined],
    [{ kind: 'unknown', code: 'ECONNRESET' }, undefined],
    [{ kind: 'throttled' }, { kind: 'stop', code: 'throttled' }],
    [
      { kind: 'not-connected', code: 'ENOTFOUND' },
      { kind: 'stop', code: 'ENOTFOUND' },
    ],
    [{ kind: 'quota-exceeded' }, { kind: 'pause', reason: 'daily-quota' }],
    [{ kind: 'sending-paused' }, { kind: 'pause', reason: 'sending-paused' }],
    [
      { kind: 'sender-refused', code: 'NotVerified' },
      { kind: 'pause', reason: 'sender-refused' },
    ],
  ])('%j ends it with %j', (outcome, ending) => {
    expect(endingAfter({ kind: 'attempted', outcome }, calm)).toEqual(ending);
  });

  it('stops a chunk whose messages become unknown one after the other', () => {
    const result = { kind: 'attempted', outcome: { kind: 'unknown', code: 'InternalFailure' } } as const;
    expect(endingAfter(result, { unknown: 2, now: NOW })).toBeUndefined();
    expect(endingAfter(result, { unknown: 3, now: NOW })).toEqual({ kind: 'stop', code: 'InternalFailure' });
  });

  it.each<[string, LedgerEntry, ChunkEnding | undefined]>([
    [
      'comes back for what another sender has in hand',
      { state: 'CLAIMED', attempt: 1, at: at('05:59:00'), until: at('06:00:01') },
      { kind: 'revisit', code: 'claimed' },
    ],
    [
      'leaves to the sweep what a sender has let expire',
      { state: 'CLAIMED', attempt: 1, at: at('05:50:00'), until: at('06:00:00') },
      undefined,
    ],
    [
      'comes back for what was released meanwhile',
      { state: 'RELEASED', attempt: 1, at: at('05:59:00'), code: 'throttled' },
      { kind: 'revisit', code: 'released' },
    ],
    [
      'is done with what is sent',
      { state: 'SENT', attempt: 1, at: at('05:59:00'), messageId: 'm' },
      undefined,
    ],
    [
      'is done with what is unknown',
      { state: 'UNKNOWN', attempt: 1, at: at('05:59:00'), code: 'x' },
      undefined,
    ],
  ])('%s', (_title, entry, ending) => {
    expect(endingAfter({ kind: 'taken', entry }, calm)).toEqual(ending);
  });

  it('keeps the ending that stops more, whichever comes first', () => {
    const pause: ChunkEnding = { kind: 'pause', reason: 'daily-quota' };
    const stop: ChunkEnding = { kind: 'stop', code: 'throttled' };
    const revisit: ChunkEnding = { kind: 'revisit', code: 'claimed' };
    expect([graverEnding(stop, pause), graverEnding(pause, stop)]).toEqual([pause, pause]);
    expect([graverEnding(stop, revisit), graverEnding(revisit, stop)]).toEqual([stop, stop]);
    expect([graverEnding(undefined, stop), graverEnding(stop, undefined)]).toEqual([stop, stop]);
  });
});
