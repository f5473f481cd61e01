import { Temporal } from 'temporal-polyfill';
import type { Digest } from '../digest/digest.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import type { Envelope } from './message-template.ts';

/**
 * The headers of a digest's message, the same whenever and wherever it is rendered.
 *
 * @param siteUrl where links lead, without a closing slash
 */
export function digestEnvelope(digest: Digest, newsletter: Newsletter, siteUrl: string): Envelope {
  const sendTime = Temporal.PlainDate.from(digest.date)
    .toZonedDateTime({ timeZone: newsletter.timeZone, plainTime: newsletter.sendTime })
    .toInstant();
  return {
    from: { name: newsletter.name, address: newsletter.from },
    replyTo: newsletter.replyTo,
    language: newsletter.language,
    date: sendTime.toString(),
    messageId: `${digest.id}@${newsletter.site}`,
    list: {
      id: `daily.${newsletter.site}`,
      unsubscribeUrl: `${siteUrl}/unsubscribe/`,
      unsubscribeAddress: `unsubscribe@${newsletter.site}`,
      helpUrl: `${siteUrl}/help`,
      archiveUrl: `${siteUrl}/archive`,
      feedbackId: `${digest.id}:digest:waybill:${newsletter.site}`,
    },
  };
}
