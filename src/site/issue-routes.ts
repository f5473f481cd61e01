import type { ArchivedIssue } from '../delivery/issue-archive.ts';
import { addRoute } from './add-route.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { buildSourcesView } from './build-sources-view.ts';
import { openToEverybody, pictureOrigins } from './open-to-everybody.ts';
import { PUBLIC_CACHE, sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

/** Each issue in the browser, as it was mailed, and the page of what bears it out. */
export function addIssueRoutes(site: Site, parts: SiteContext): void {
  const { ports } = parts;
  addRoute(site, '/issues/:id', {
    GET: async (context) => {
      const id = context.req.param('id') ?? '';
      const archived = await findArchived(parts, id);
      const html = archived && (await ports.issues.loadPage(archived));
      if (html === undefined)
        return sendPage(context, parts, buildNoticeView('not-found', parts), { status: 404 });
      return context.html(openToEverybody(html), 200, {
        'Content-Language': ports.files.newsletter.language,
        'Content-Security-Policy': issuePolicy(html),
        'Cache-Control': PUBLIC_CACHE,
        Link: `<${ports.siteUrl}/issues/${id}>; rel="canonical"`,
      });
    },
  });
  addRoute(site, '/issues/:id/sources', {
    GET: async (context) => {
      const archived = await findArchived(parts, context.req.param('id') ?? '');
      const receipts = archived && (await ports.issues.loadReceipts(archived));
      if (!receipts) return sendPage(context, parts, buildNoticeView('not-found', parts), { status: 404 });
      const words = ports.files.words.sources;
      const view = buildSourcesView({ words, phrases: parts.phrases }, { day: archived.id, receipts });
      return sendPage(context, parts, view, { cache: PUBLIC_CACHE });
    },
  });
}

async function findArchived({ ports }: SiteContext, id: string): Promise<ArchivedIssue | undefined> {
  return /^\d{4}-\d{2}-\d{2}$/.test(id) ? ports.archive.load(id) : undefined;
}

/**
 * An issue brings styles of its own, and pictures from where its editors keep them. It is sandboxed all the same: no
 * script, no form, no origin.
 */
function issuePolicy(html: string): string {
  return [
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ["img-src 'self' data:", ...pictureOrigins(html)].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
