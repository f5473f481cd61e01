import type { Context } from 'hono';
import { confirmAddressChange } from '../subscribers/confirm-address-change.ts';
import { confirmSubscription } from '../subscribers/confirm-subscription.ts';
import { unsubscribe } from '../subscribers/unsubscribe.ts';
import { addRoute } from './add-route.ts';
import { buildNoticeView } from './build-notice-view.ts';
import type { AskView } from './page-view.ts';
import type { AskName, NoticeName } from './page-words.ts';
import { readForm } from './read-form.ts';
import { seenOf } from './seen-of.ts';
import { sendPage } from './send-page.ts';
import type { Site, SiteContext, SiteEnv } from './site-context.ts';

/**
 * What the links of mails lead to. GET asks, and looks nothing up: link scanners open every link, and neither change
 * nor learn anything. POST acts, and may come twice.
 */
export function addTokenRoutes(site: Site, parts: SiteContext): void {
  const { subscriptions } = parts.ports;
  const answer = (context: Context<SiteEnv>, notice: NoticeName) =>
    sendPage(context, parts, buildNoticeView(notice, parts));

  addRoute(site, '/confirm/:token', {
    GET: (context) => sendPage(context, parts, buildAskView('confirm', parts)),
    POST: async (context) => {
      const evidence = seenOf(context, parts, '/confirm');
      const { kind } = await confirmSubscription(subscriptions, {
        token: tokenOf(context),
        how: 'form',
        evidence,
      });
      return answer(context, CONFIRM_NOTICES[kind]);
    },
  });

  addRoute(site, '/unsubscribe/:token', {
    GET: (context) => sendPage(context, parts, buildAskView('unsubscribe', parts)),
    POST: async (context) => {
      // First of all, and whatever the body says: a mail program that writes it oddly still means it.
      const evidence = seenOf(context, parts, '/unsubscribe');
      const { kind } = await unsubscribe(subscriptions, { token: tokenOf(context), how: 'form', evidence });
      const form = await readForm(context);
      // RFC 8058, 3.2: no page, no cookie, no redirect, and nothing but 200 that would be tried again.
      if (!form?.has('page')) return context.body(null, 200);
      return answer(context, kind === 'invalid-link' ? 'bad-link' : 'unsubscribed');
    },
  });

  addRoute(site, '/address/:token', {
    GET: (context) => sendPage(context, parts, buildAskView('address', parts)),
    POST: async (context) => {
      const evidence = seenOf(context, parts, '/address');
      const { kind } = await confirmAddressChange(subscriptions, { token: tokenOf(context), evidence });
      return answer(context, ADDRESS_NOTICES[kind]);
    },
  });
}

const CONFIRM_NOTICES = {
  confirmed: 'confirmed',
  'already-confirmed': 'already-confirmed',
  expired: 'not-confirmed',
  'invalid-link': 'bad-link',
} as const;

const ADDRESS_NOTICES = {
  changed: 'address-changed',
  'already-changed': 'address-changed',
  expired: 'address-not-changed',
  'invalid-link': 'bad-link',
} as const;

function tokenOf(context: Context<SiteEnv>): string {
  return context.req.param('token') ?? '';
}

function buildAskView(ask: AskName, { ports, phrases }: SiteContext): AskView {
  const { title, text, action } = ports.files.words.asks[ask];
  return {
    template: 'ask',
    ask,
    title: phrases.say(title),
    description: undefined,
    canonical: undefined,
    paragraphs: text.map((paragraph) => phrases.say(paragraph)),
    action: phrases.say(action),
  };
}
