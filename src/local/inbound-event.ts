import type { SESEvent } from 'aws-lambda';
import type { InboundEnvelope } from '../subscribers/decide-inbound.ts';

/** What SES hands to the function of a receipt rule, without the header fields, which we read from the mail itself. */
export function inboundEvent(mail: {
  readonly id: string;
  readonly time: string;
  readonly envelope: InboundEnvelope;
}): SESEvent {
  const { id, time, envelope } = mail;
  const { returnPath, recipients, verdicts } = envelope;
  const status = (verdict: keyof typeof verdicts) => ({
    status: verdicts[verdict] === 'UNKNOWN' ? ('PROCESSING_FAILED' as const) : verdicts[verdict],
  });
  return {
    Records: [
      {
        eventSource: 'aws:ses',
        eventVersion: '1.0',
        ses: {
          mail: {
            timestamp: time,
            source: returnPath,
            messageId: id,
            destination: [...recipients],
            headersTruncated: true,
            headers: [],
            commonHeaders: { returnPath, date: time, messageId: id },
          },
          receipt: {
            timestamp: time,
            processingTimeMillis: 0,
            recipients: [...recipients],
            spamVerdict: status('spam'),
            virusVerdict: status('virus'),
            spfVerdict: status('spf'),
            dkimVerdict: status('dkim'),
            dmarcVerdict: status('dmarc'),
            action: {
              type: 'Lambda',
              functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:inbound',
              invocationType: 'Event',
            },
          },
        },
      },
    ],
  };
}
