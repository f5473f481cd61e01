import { z } from 'zod';

const count = z.number();
const byReason = z.record(z.string(), z.number()).readonly();

/**
 * The account of an issue at the moment when it was done, written once, and once more each time it was reopened:
 * planned = sent + failed + skipped + held. Bounces and complaints go on coming in after it.
 */
export const IssueReport = z
  .object({
    issueId: z.string(),
    /** When messages of it were last put out again; RFC 3339, UTC. */
    reopenedAt: z.string().exactOptional(),
    revision: z.number(),
    subject: z.string(),
    planned: count,
    sent: count,
    failed: count,
    failedBy: byReason,
    skipped: count,
    skippedBy: byReason,
    /** Perhaps sent, and left at that. */
    held: count,
    /** Handed over a second time, because the first stayed unknown. */
    resent: count,
    /** Of whom SES is known to have accepted two messages. */
    doubles: count,
    delivered: count,
    bounced: count,
    softBounced: count,
    withheld: count,
    complained: count,
    rejected: count,
    /** Sending began; RFC 3339, UTC. */
    startedAt: z.string(),
    /** The last message was settled. */
    endedAt: z.string(),
    seconds: z.number(),
    /** Sent messages a second over the whole time, breaks included. */
    perSecond: z.number(),
    /** What SES asks for the messages, in US dollars. */
    costUsd: z.number(),
  })
  .readonly();
export type IssueReport = z.infer<typeof IssueReport>;
