import type { SubscriberLinks } from './mail-view.ts';
import { MESSAGE_PLACEHOLDERS } from './message-fields.ts';

/** The links that are made out to each subscriber when the message is written. */
export function subscriberLinks(siteUrl: string, viewInBrowser?: string): SubscriberLinks {
  return {
    unsubscribe: `${siteUrl}/unsubscribe/${MESSAGE_PLACEHOLDERS.unsubscribeToken}`,
    preferences: `${siteUrl}/preferences/${MESSAGE_PLACEHOLDERS.preferencesToken}`,
    archive: `${siteUrl}/archive`,
    viewInBrowser,
  };
}
