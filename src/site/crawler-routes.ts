import { escapeHtml } from '../email/escape-html.ts';
import { addRoute } from './add-route.ts';
import { PUBLIC_CACHE } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

/** Pages that are one person's. */
const PRIVATE = ['/subscribe', '/confirm/', '/unsubscribe/', '/preferences/', '/address/'];

/** Twenty years of working days. A sitemap may name 50,000 pages. */
const MOST_ISSUES = 5_000;

/** What search engines are told: where to look, and where not. */
export function addCrawlerRoutes(site: Site, { ports }: SiteContext): void {
  const { siteUrl } = ports;
  addRoute(site, '/robots.txt', {
    GET: (context) =>
      context.text(
        [
          'User-agent: *',
          ...PRIVATE.map((path) => `Disallow: ${path}`),
          `Sitemap: ${siteUrl}/sitemap.xml`,
          '',
        ].join('\n'),
        200,
        { 'Cache-Control': PUBLIC_CACHE },
      ),
  });
  addRoute(site, '/sitemap.xml', {
    GET: async (context) => {
      const issues = await ports.archive.list({ order: 'newest-first', limit: MOST_ISSUES });
      const months = new Set(issues.map(({ id }) => `/archive/${id.slice(0, 'YYYY-MM'.length)}`));
      const paths = ['/', '/archive', '/help', '/why', ...months, ...issues.map(({ id }) => `/issues/${id}`)];
      return context.body(sitemap(paths.map((path) => siteUrl + path)), 200, {
        'Content-Type': 'application/xml; charset=utf-8',
        'Cache-Control': PUBLIC_CACHE,
      });
    },
  });
}

/** https://www.sitemaps.org/protocol.html */
function sitemap(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${escapeHtml(address)}</loc></url>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  );
}
