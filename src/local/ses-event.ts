import type { RawEmail } from './ses-request.ts';

/** The part of an SES event that says which message it is about. Tags are lists, as SES writes them. */
export interface SesEventMail {
  readonly timestamp: string;
  readonly source: string;
  readonly messageId: string;
  readonly destination: readonly string[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/**
 * An event as SES publishes it through SNS.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export type SesEvent =
  | {
      readonly eventType: 'Send';
      readonly mail: SesEventMail;
      readonly send: Readonly<Record<string, never>>;
    }
  | {
      readonly eventType: 'Delivery';
      readonly mail: SesEventMail;
      readonly delivery: {
        readonly timestamp: string;
        readonly processingTimeMillis: number;
        readonly recipients: readonly string[];
        readonly smtpResponse: string;
        readonly reportingMTA: string;
      };
    };

/** What SES publishes about a message that it accepts and that its receiver takes at once. */
export function eventsOfAccepted(email: RawEmail, messageId: string, timestamp: string): readonly SesEvent[] {
  const mail: SesEventMail = {
    timestamp,
    source: email.from,
    messageId,
    destination: email.to,
    tags: {
      ...Object.fromEntries(Object.entries(email.tags).map(([name, value]) => [name, [value]])),
      'ses:configuration-set': [email.configurationSet ?? ''],
    },
  };
  const delivery = {
    timestamp,
    processingTimeMillis: 0,
    recipients: email.to,
    smtpResponse: '250 2.0.0 kept in the local inbox',
    reportingMTA: 'localhost',
  };
  return [
    { eventType: 'Send', mail, send: {} },
    { eventType: 'Delivery', mail, delivery },
  ];
}
