import { z } from 'zod';
import { LEDGER_DAYS } from '../delivery/ledger-age.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';

const facts = {
  resendAfter: z.number().exactOptional(),
  secondMessageId: z.string().exactOptional(),
  deliveredAt: z.string().exactOptional(),
  bouncedAt: z.string().exactOptional(),
  bounceCode: z.string().exactOptional(),
  softBouncedAt: z.string().exactOptional(),
  complainedAt: z.string().exactOptional(),
  rejectedAt: z.string().exactOptional(),
};
const attempted = { attempt: z.number(), at: z.string(), ...facts };

const LedgerItem = z.discriminatedUnion('state', [
  z.object({ state: z.literal('CLAIMED'), ...attempted, until: z.string() }),
  z.object({ state: z.literal('SENT'), ...attempted, messageId: z.string() }),
  z.object({ state: z.literal('RELEASED'), ...attempted, code: z.string() }),
  z.object({ state: z.literal('FAILED'), ...attempted, code: z.string() }),
  z.object({
    state: z.literal('SKIPPED'),
    at: z.string(),
    ...facts,
    reason: z.enum(['pending', 'unsubscribed', 'suppressed', 'moved', 'paused', 'deleted']),
  }),
  z.object({ state: z.literal('UNKNOWN'), ...attempted, code: z.string() }),
  z.object({ state: z.literal('HELD'), ...attempted, code: z.string() }),
]);

/** Reads an item of the table. What belongs to another state than the item's is left behind. */
export function ledgerEntryOf(item: Record<string, unknown>): LedgerEntry {
  return LedgerItem.parse(item);
}

/** When DynamoDB may sweep up an entry that was written at `at`: seconds since 1970, as its TTL wants them. */
export function ledgerExpiry(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + LEDGER_DAYS * 24 * 60 * 60;
}
