import { addRoute } from './add-route.ts';
import { buildEmbedView, buildHomeView } from './build-home-view.ts';
import { pagePolicy } from './protect-answers.ts';
import { PUBLIC_CACHE, sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

/** The sign-up page, the form for other sites, and the icon of all pages. */
export function addHomeRoutes(site: Site, parts: SiteContext): void {
  const { ports, pages } = parts;
  addRoute(site, '/', {
    GET: async (context) => sendPage(context, parts, await buildHomeView(parts), { cache: PUBLIC_CACHE }),
  });
  addRoute(site, '/embed', {
    GET: (context) => {
      // The one page that others may show in a frame: all that a click in it can do is to ask for a confirmation.
      context.header('Content-Security-Policy', pagePolicy(pages.styleHash, '*'));
      context.header('Cross-Origin-Resource-Policy', 'cross-origin');
      return sendPage(context, parts, buildEmbedView(parts), { cache: PUBLIC_CACHE });
    },
  });
  addRoute(site, '/icon.svg', {
    GET: (context) =>
      context.body(drawIcon(ports.files.newsletter.brand.accent), 200, {
        'Content-Type': 'image/svg+xml',
        'Cache-Control': PUBLIC_CACHE,
        // An issue in the browser is sandboxed and of no origin, so that to it the icon comes from elsewhere.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }),
  });
}

/** A sheet of paper with lines on it, in the newsletter's colour: no letters, whose fonts differ everywhere. */
function drawIcon(accent: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" rx="6" fill="${accent}"/>` +
    '<path d="M8 10h16M8 16h16M8 22h9" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'
  );
}
