import { pictureType } from '../digest/picture-name.ts';
import { addRoute } from './add-route.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

/** The pictures that mails and issues show. A name never gets another picture, so that each is asked for once. */
export function addPictureRoutes(site: Site, parts: SiteContext): void {
  addRoute(site, '/images/:name', {
    GET: async (context) => {
      const name = context.req.param('name') ?? '';
      const type = pictureType(name);
      const bytes = type && (await parts.ports.pictures?.load(name));
      if (!bytes) return sendPage(context, parts, buildNoticeView('not-found', parts), { status: 404 });
      return context.body(new Uint8Array(bytes), 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        // A mail program in the browser is another site, and an issue's page is sandboxed: of no site at all.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    },
  });
}
