import type { SesFate } from './ses-fate.ts';
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
 * An event as SES publishes it through SNS: beside `mail` it has one object that is named after its type.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export interface SesEvent {
  readonly eventType: 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'Reject' | 'DeliveryDelay';
  readonly mail: SesEventMail;
  readonly [details: string]: unknown;
}

interface Accepted {
  readonly messageId: string;
  readonly timestamp: string;
  readonly fate: SesFate;
}

/** What SES publishes about a message that it has accepted, in the order in which it happens. */
export function eventsOf(email: RawEmail, accepted: Accepted): readonly SesEvent[] {
  const mail: SesEventMail = {
    timestamp: accepted.timestamp,
    source: email.from,
    messageId: accepted.messageId,
    destination: email.to,
    tags: {
      ...Object.fromEntries(Object.entries(email.tags).map(([name, value]) => [name, [value]])),
      'ses:configuration-set': [email.configurationSet ?? ''],
    },
  };
  return [{ eventType: 'Send', mail, send: {} }, ...eventsOfFate(mail, accepted.fate)];
}

function eventsOfFate(mail: SesEventMail, fate: SesFate): readonly SesEvent[] {
  const delivery = deliveryOf(mail);
  switch (fate) {
    case 'delivered':
      return [delivery];
    case 'bounce':
      return [bounceOf(mail, { type: 'Permanent', subType: 'NoEmail', status: '5.1.1' })];
    case 'soft-bounce':
      return [bounceOf(mail, { type: 'Transient', subType: 'MailboxFull', status: '4.2.2' })];
    case 'suppressed':
      return [bounceOf(mail, { type: 'Permanent', subType: 'OnAccountSuppressionList', status: '5.1.1' })];
    case 'out-of-office':
      return [delivery, bounceOf(mail, { type: 'Transient', subType: 'General' })];
    case 'complaint':
      return [delivery, complaintOf(mail, 'abuse')];
    case 'not-spam':
      return [delivery, complaintOf(mail, 'not-spam')];
    case 'delayed':
      return [delayOf(mail), delivery];
    case 'rejected':
      return [{ eventType: 'Reject', mail, reject: { reason: 'Bad content' } }];
  }
}

function deliveryOf(mail: SesEventMail): SesEvent {
  const { timestamp, destination: recipients } = mail;
  const smtpResponse = '250 2.0.0 kept in the local inbox';
  const delivery = {
    timestamp,
    recipients,
    processingTimeMillis: 0,
    smtpResponse,
    reportingMTA: 'localhost',
  };
  return { eventType: 'Delivery', mail, delivery };
}

interface BounceFacts {
  readonly type: 'Permanent' | 'Transient';
  readonly subType: string;
  /** Of the delivery status notification; an automatic reply has none. */
  readonly status?: string;
}

function bounceOf(mail: SesEventMail, { type, subType, status }: BounceFacts): SesEvent {
  const details = status === undefined ? {} : { action: 'failed', status, diagnosticCode: `smtp; ${status}` };
  const bouncedRecipients = mail.destination.map((emailAddress) => ({ emailAddress, ...details }));
  const bounce = {
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients,
    timestamp: mail.timestamp,
    feedbackId: mail.messageId,
  };
  return { eventType: 'Bounce', mail, bounce };
}

function complaintOf(mail: SesEventMail, complaintFeedbackType: string): SesEvent {
  const complainedRecipients = mail.destination.map((emailAddress) => ({ emailAddress }));
  const { timestamp, messageId: feedbackId } = mail;
  const complaint = { complainedRecipients, complaintFeedbackType, timestamp, feedbackId };
  return { eventType: 'Complaint', mail, complaint };
}

function delayOf(mail: SesEventMail): SesEvent {
  const { timestamp } = mail;
  const delayedRecipients = mail.destination.map((emailAddress) => ({ emailAddress }));
  const deliveryDelay = { timestamp, delayType: 'TransientCommunicationFailure', delayedRecipients };
  return { eventType: 'DeliveryDelay', mail, deliveryDelay };
}
