import { z } from 'zod';
import type { InboundEnvelope, InboundVerdict } from '../subscribers/decide-inbound.ts';

/** A mail that came in: where it waits, and what SES found. */
export interface InboundMail {
  /** SES's id of the mail, and the name under which the S3 action has kept it. */
  readonly id: string;
  readonly envelope: InboundEnvelope;
}

// DISABLED and PROCESSING_FAILED mean that nobody looked.
const Verdict = z
  .object({ status: z.string() })
  .transform(({ status }): InboundVerdict =>
    status === 'PASS' || status === 'FAIL' || status === 'GRAY' ? status : 'UNKNOWN',
  );

const InboundEvent = z.object({
  Records: z
    .array(
      z.object({
        eventSource: z.literal('aws:ses'),
        ses: z.object({
          // It becomes a part of an object's key.
          mail: z.object({ messageId: z.string().regex(/^[A-Za-z0-9_-]{1,200}$/), source: z.string() }),
          receipt: z.object({
            recipients: z.array(z.string()),
            spamVerdict: Verdict,
            virusVerdict: Verdict,
            spfVerdict: Verdict,
            dkimVerdict: Verdict,
            dmarcVerdict: Verdict,
          }),
        }),
      }),
    )
    .min(1),
});

/**
 * Reads what the receipt rule's Lambda action says; SES puts one mail into an event.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html
 *
 * @throws ZodError if it is no such event, which a misplaced subscription of the function would explain
 */
export function parseInboundEvent(event: unknown): readonly InboundMail[] {
  return InboundEvent.parse(event).Records.map(({ ses: { mail, receipt } }) => ({
    id: mail.messageId,
    envelope: {
      returnPath: mail.source,
      recipients: receipt.recipients,
      verdicts: {
        spam: receipt.spamVerdict,
        virus: receipt.virusVerdict,
        spf: receipt.spfVerdict,
        dkim: receipt.dkimVerdict,
        dmarc: receipt.dmarcVerdict,
      },
    },
  }));
}
