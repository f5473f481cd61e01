import { etag } from 'hono/etag';
import { addRoute } from './add-route.ts';
import { buildJsonFeed } from './build-json-feed.ts';
import { buildXmlFeed } from './build-xml-feed.ts';
import { PUBLIC_CACHE } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

const LATEST = 20;

/** The issues for news readers, in three formats. Readers ask often and mostly in vain, so each has an ETag. */
export function addFeedRoutes(site: Site, { ports }: SiteContext): void {
  const { newsletter } = ports.files;
  const loadIssues = () => ports.archive.list({ order: 'newest-first', limit: LATEST });
  const source = async () => ({ newsletter, siteUrl: ports.siteUrl, issues: await loadIssues() });

  const feeds = {
    '/feed.xml': {
      type: 'application/rss+xml; charset=utf-8',
      write: async () => buildXmlFeed(await source(), ports.subscriptions.now()).rss2(),
    },
    '/atom.xml': {
      type: 'application/atom+xml; charset=utf-8',
      write: async () => buildXmlFeed(await source(), ports.subscriptions.now()).atom1(),
    },
    '/feed.json': {
      type: 'application/feed+json; charset=utf-8',
      write: async () => JSON.stringify(buildJsonFeed(await source())),
    },
  };
  for (const [path, { type, write }] of Object.entries(feeds)) {
    site.use(path, etag());
    addRoute(site, path, {
      GET: async (context) =>
        context.body(await write(), 200, {
          'Content-Type': type,
          'Cache-Control': PUBLIC_CACHE,
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Access-Control-Allow-Origin': '*',
        }),
    });
  }
}
