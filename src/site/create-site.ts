import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addArchiveRoutes } from './archive-routes.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { addCrawlerRoutes } from './crawler-routes.ts';
import { createPhrases } from './create-phrases.ts';
import { addFeedRoutes } from './feed-routes.ts';
import { addHelpRoutes } from './help-routes.ts';
import { addHomeRoutes } from './home-routes.ts';
import { addIssueRoutes } from './issue-routes.ts';
import { createPageWriter } from './page-writer.ts';
import { addPictureRoutes } from './picture-routes.ts';
import { protectAnswers } from './protect-answers.ts';
import { sendPage } from './send-page.ts';
import type { Site, SiteContext, SiteEnv } from './site-context.ts';
import type { SitePorts } from './site-ports.ts';
import { addSubscribeRoutes } from './subscribe-routes.ts';
import { addTokenRoutes } from './token-routes.ts';
import { addPreferencesRoutes } from './preferences-routes.ts';

/** An address and a few fields beside it: a form has no use for more. */
const MAX_FORM_BYTES = 16_384;

/**
 * The public site: sign-up, what the links of mails lead to, archive and feeds. No GET changes anything.
 *
 * @throws RenderError if a template cannot be read
 */
export function createSite(ports: SitePorts): Site {
  const { files, siteUrl, subscriptions } = ports;
  const pages = createPageWriter({ ...files, siteUrl });
  const parts: SiteContext = { ports, pages, phrases: createPhrases(files.newsletter, files.words) };

  const site: Site = new Hono<SiteEnv>();
  site.use(protectAnswers({ styleHash: pages.styleHash, siteUrl }));
  site.use(
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: (context: Context<SiteEnv>) =>
        sendPage(context, parts, buildNoticeView('refused', parts), { status: 413 }),
    }),
  );
  for (const addRoutes of [
    addHomeRoutes,
    addSubscribeRoutes,
    addTokenRoutes,
    addPreferencesRoutes,
    addIssueRoutes,
    addPictureRoutes,
    addArchiveRoutes,
    addFeedRoutes,
    addHelpRoutes,
    addCrawlerRoutes,
  ])
    addRoutes(site, parts);

  site.notFound((context) => sendPage(context, parts, buildNoticeView('not-found', parts), { status: 404 }));
  site.onError((error, context) => {
    // The route and not the path, which may hold a token.
    subscriptions.log('site.request.failed', { route: context.req.routePath, error: String(error) });
    return sendPage(context, parts, buildNoticeView('fault', parts), { status: 500 });
  });
  return site;
}
