import { z } from 'zod';
import type { Feedback, FeedbackEvent } from '../delivery/feedback-event.ts';

export type ParsedSesEvent =
  | { readonly kind: 'event'; readonly event: FeedbackEvent }
  /** Nothing for us: an event of another kind or mail, or a word of SES to the topic. */
  | { readonly kind: 'ignored'; readonly because: string }
  /** It should be an event of ours and cannot be read. */
  | { readonly kind: 'invalid'; readonly problem: string };

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const Notification = z.object({ Type: z.literal('Notification'), Message: z.string() });

// SES adds fields as it likes, so that unknown ones are left out and not refused.
const Mail = z.object({
  messageId: z.string().min(1),
  timestamp: time,
  // SES writes each tag as a list, though it can have one value only.
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

const Bounce = z.object({
  bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
  bounceSubType: z.string(),
  bouncedRecipients: z.array(z.object({ status: z.string().optional() })),
  timestamp: time,
});

const SesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail: Mail }),
  z.object({ eventType: z.literal('Reject'), mail: Mail }),
  z.object({ eventType: z.literal('Delivery'), mail: Mail, delivery: z.object({ timestamp: time }) }),
  z.object({ eventType: z.literal('Bounce'), mail: Mail, bounce: Bounce }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: Mail,
    complaint: z.object({ timestamp: time, complaintFeedbackType: z.string().nullish() }),
  }),
]);
type SesEvent = z.infer<typeof SesEvent>;

const EVENT_TYPES: ReadonlySet<unknown> = new Set(SesEvent.options.map(({ shape }) => shape.eventType.value));

/**
 * Reads what SES publishes through SNS into a queue.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 *
 * @param body of a queue message: an SNS notification whose message is the event
 */
export function parseSesEvent(body: string): ParsedSesEvent {
  const notification = Notification.safeParse(readJson(body));
  if (!notification.success) return invalid(notification.error);

  // When a topic is connected, SES tells it so in plain words.
  const json = readJson(notification.data.Message);
  if (json === undefined) return { kind: 'ignored', because: 'not-an-event' };
  const { eventType } = z.object({ eventType: z.unknown() }).catch({ eventType: undefined }).parse(json);
  if (!EVENT_TYPES.has(eventType)) return { kind: 'ignored', because: 'another-kind-of-event' };

  const parsed = SesEvent.safeParse(json);
  if (!parsed.success) return invalid(parsed.error);
  const { messageId, timestamp, tags } = parsed.data.mail;
  const issueId = tags['issue']?.[0];
  const subscriberId = tags['rid']?.[0];
  if (!issueId || !subscriberId) return { kind: 'ignored', because: 'another-mail' };
  const feedback = feedbackOf(parsed.data);
  return { kind: 'event', event: { issueId, subscriberId, messageId, sentAt: timestamp, feedback } };
}

function feedbackOf(event: SesEvent): Feedback {
  switch (event.eventType) {
    case 'Send':
    case 'DeliveryDelay':
      return { kind: 'accepted' };
    case 'Reject':
      return { kind: 'reject', at: event.mail.timestamp };
    case 'Delivery':
      return { kind: 'delivered', at: event.delivery.timestamp };
    case 'Bounce':
      return feedbackOfBounce(event.bounce);
    case 'Complaint':
      return event.complaint.complaintFeedbackType === 'not-spam'
        ? { kind: 'accepted' }
        : { kind: 'complaint', at: event.complaint.timestamp };
  }
}

function feedbackOfBounce({
  bounceType,
  bounceSubType,
  bouncedRecipients,
  timestamp,
}: z.infer<typeof Bounce>): Feedback {
  const bounce = { at: timestamp, code: bounceSubType };
  if (bounceType === 'Permanent') return { kind: 'hard-bounce', ...bounce };
  // SES reports an out-of-office reply as a bounce that passes. Unlike a real one it has no delivery status; counted,
  // three days of holiday would cost a reader the newsletter.
  const hasStatus = bouncedRecipients.some(({ status }) => status !== undefined);
  return hasStatus ? { kind: 'soft-bounce', ...bounce } : { kind: 'accepted' };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(error: z.ZodError): ParsedSesEvent {
  return { kind: 'invalid', problem: z.prettifyError(error) };
}
