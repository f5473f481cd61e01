import { addRoute } from './add-route.ts';
import { buildLatestView, buildMonthView } from './build-archive-view.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { PUBLIC_CACHE, sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

/** The archive: the latest issues, and each month on a page of its own, which stays as it is for search engines. */
export function addArchiveRoutes(site: Site, parts: SiteContext): void {
  addRoute(site, '/archive', {
    GET: async (context) => sendPage(context, parts, await buildLatestView(parts), { cache: PUBLIC_CACHE }),
  });
  addRoute(site, '/archive/:month', {
    GET: async (context) => {
      const view = await buildMonthView(parts, context.req.param('month') ?? '');
      if (!view) return sendPage(context, parts, buildNoticeView('not-found', parts), { status: 404 });
      return sendPage(context, parts, view, { cache: PUBLIC_CACHE });
    },
  });
}
