import type { MessageResult } from './send-message.ts';

/** What one delivery of a chunk did, by subscriber. Those that are missing were not begun. */
export interface ChunkCounts {
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unknown: number;
  readonly released: number;
  /** In other hands, or settled before. */
  readonly taken: number;
}

export const NO_COUNTS: ChunkCounts = { sent: 0, failed: 0, skipped: 0, unknown: 0, released: 0, taken: 0 };

export function countResult(counts: ChunkCounts, result: MessageResult): ChunkCounts {
  const name = countOf(result);
  return { ...counts, [name]: counts[name] + 1 };
}

function countOf(result: MessageResult): keyof ChunkCounts {
  if (result.kind !== 'attempted') return result.kind;
  switch (result.outcome.kind) {
    case 'sent':
      return 'sent';
    case 'rejected':
      return 'failed';
    case 'unknown':
      return 'unknown';
    case 'throttled':
    case 'quota-exceeded':
    case 'sending-paused':
    case 'sender-refused':
    case 'not-connected':
      return 'released';
  }
}
