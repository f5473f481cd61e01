import type { PauseReason } from './issue-record.ts';
import type { MessageResult } from './send-message.ts';

/** Why a chunk ends with some of its subscribers left for later. */
export type ChunkEnding =
  /** Sending the rest now would fail for all alike: the issue is to be paused. */
  | { readonly kind: 'pause'; readonly reason: PauseReason }
  /** Worth another delivery of the chunk; meanwhile nothing more of it is begun. */
  | { readonly kind: 'stop'; readonly code: string }
  /** The rest has no slots within the sender's time: all are given away until `freeAt`, milliseconds since 1970. */
  | { readonly kind: 'wait'; readonly freeAt: number }
  /** Worth another delivery for the one that was in other hands; the others are not affected. */
  | { readonly kind: 'revisit'; readonly code: string };

/**
 * A failing service makes every attempt UNKNOWN, and each of those has to be waited for or held. After so many in
 * one delivery of a chunk the rest are better off not begun.
 */
const MOST_UNKNOWN = 3;

/** Decides what one message's result means for the rest of its chunk. */
export function endingAfter(
  result: MessageResult,
  { unknown, now }: { readonly unknown: number; readonly now: Date },
): ChunkEnding | undefined {
  switch (result.kind) {
    case 'skipped':
      return undefined;
    case 'taken':
      return endingAfterTaken(result.entry, now);
    case 'attempted':
      return endingAfterOutcome(result.outcome, unknown);
  }
}

/** Of two endings the one that stops more. */
export function graverEnding(
  a: ChunkEnding | undefined,
  b: ChunkEnding | undefined,
): ChunkEnding | undefined {
  if (!a || !b) return a ?? b;
  return GRAVITY[b.kind] > GRAVITY[a.kind] ? b : a;
}

const GRAVITY: Readonly<Record<ChunkEnding['kind'], number>> = { revisit: 1, wait: 2, stop: 3, pause: 4 };

// This delivery may be deleted while another sender still has part of the chunk in hand; if that one releases
// its part, no delivery would be left to send it. An expired claim has no sender left that could release it.
function endingAfterTaken(
  entry: Extract<MessageResult, { kind: 'taken' }>['entry'],
  now: Date,
): ChunkEnding | undefined {
  switch (entry.state) {
    case 'CLAIMED':
      return Date.parse(entry.until) > now.getTime() ? { kind: 'revisit', code: 'claimed' } : undefined;
    case 'RELEASED':
      return { kind: 'revisit', code: 'released' };
    case 'SENT':
    case 'FAILED':
    case 'SKIPPED':
    case 'UNKNOWN':
    case 'HELD':
      return undefined;
  }
}

function endingAfterOutcome(
  outcome: Extract<MessageResult, { kind: 'attempted' }>['outcome'],
  unknown: number,
): ChunkEnding | undefined {
  switch (outcome.kind) {
    case 'sent':
    case 'rejected':
      return undefined;
    case 'throttled':
      return { kind: 'stop', code: 'throttled' };
    case 'not-connected':
      return { kind: 'stop', code: outcome.code };
    case 'unknown':
      return unknown < MOST_UNKNOWN ? undefined : { kind: 'stop', code: outcome.code };
    case 'quota-exceeded':
      return { kind: 'pause', reason: 'daily-quota' };
    case 'sending-paused':
    case 'sender-refused':
      return { kind: 'pause', reason: outcome.kind };
  }
}
