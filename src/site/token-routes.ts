import type { Context } from 'hono';
import { confirmAddressChange } from '../subscribers/confirm-address-change.ts';
import { confirmSubscription } from '../subscribers/confirm-subscription.ts';
import { verifyConfirmToken, type ConfirmPurpose } from '../subscribers/confirm-token.ts';
import { verifyLinkToken } from '../subscribers/link-token.ts';
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
 * nor learn anything. A link that was cut off or is over is told from its token alone, so that nobody presses a button
 * in vain. POST acts, and may come twice.
 */
export function addTokenRoutes(site: Site, parts: SiteContext): void {
  const { subscriptions } = parts.ports;
  const answer = (context: Context<SiteEnv>, notice: NoticeName) =>
    sendPage(context, parts, buildNoticeView(notice, parts));
  const ask = (context: Context<SiteEnv>, question: AskName) =>
    sendPage(context, parts, buildAskView(question, parts));
  const askToAnswer = (context: Context<SiteEnv>, purpose: ConfirmPurpose) => {
    const token = { token: tokenOf(context), now: subscriptions.now() };
    const request = verifyConfirmToken(subscriptions.linkKeys, purpose, token);
    if (request.kind === 'invalid') return answer(context, 'bad-link');
    const { question, expired } = ANSWERABLE[purpose];
    return request.isExpired ? answer(context, expired) : ask(context, question);
  };

  addRoute(site, '/confirm/:token', {
    GET: (context) => askToAnswer(context, 'confirm'),
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
    GET: (context) => {
      const isOurs = verifyLinkToken(subscriptions.linkKeys, 'unsubscribe', tokenOf(context)) !== undefined;
      return isOurs ? ask(context, 'unsubscribe') : answer(context, 'bad-link');
    },
    POST: async (context) => {
      // Whatever else the body says: a mail program that writes it oddly still means it.
      const isOurPage = (await readForm(context))?.has('page') ?? false;
      const how = isOurPage ? 'form' : 'one-click';
      const evidence = seenOf(context, parts, '/unsubscribe');
      const { kind } = await unsubscribe(subscriptions, { token: tokenOf(context), how, evidence });
      // RFC 8058, 3.2: no page, no cookie, no redirect, and nothing but 200 that would be tried again.
      if (!isOurPage) return context.body(null, 200);
      return answer(context, kind === 'invalid-link' ? 'bad-link' : 'unsubscribed');
    },
  });

  addRoute(site, '/address/:token', {
    GET: (context) => askToAnswer(context, 'change-address'),
    POST: async (context) => {
      const evidence = seenOf(context, parts, '/address');
      const { kind } = await confirmAddressChange(subscriptions, { token: tokenOf(context), evidence });
      return answer(context, ADDRESS_NOTICES[kind]);
    },
  });
}

const ANSWERABLE: Readonly<
  Record<ConfirmPurpose, { readonly question: AskName; readonly expired: NoticeName }>
> = {
  confirm: { question: 'confirm', expired: 'not-confirmed' },
  'change-address': { question: 'address', expired: 'address-not-changed' },
};

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
