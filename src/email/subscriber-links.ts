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

/** The link that answers a request, for the page that then asks once more: opening it must not be an answer. */
export function confirmLink(siteUrl: string, kind: 'confirmation' | 'address-change'): string {
  const page = kind === 'confirmation' ? 'confirm' : 'address';
  return `${siteUrl}/${page}/${MESSAGE_PLACEHOLDERS.confirmToken}`;
}
