import { Hono } from 'hono';
import type { LocalSite } from '../local/connect-local-site.ts';
import { deskRoutes } from './desk-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { guardRequests } from './guard-requests.ts';
import type { Inbox } from './inbox.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { pageRoutes } from './page-routes.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { siteRoutes } from './site-routes.ts';

export interface StudioParts {
  readonly desk: PreviewDesk;
  readonly inbox: Inbox;
  /** Its pictures are served as the newsletter's site would: `content/images`. */
  readonly imagesFolder: string;
  /** The public site, where the whole system runs. */
  readonly site?: LocalSite;
}

/**
 * The preview and the local inbox as a web application, below `/studio/`; everything else is what a mail's links
 * lead to on this machine: the public site, or as much of it as a preview has (`/issues/:id` and `/images/:name`).
 */
export function createStudio({ desk, inbox, imagesFolder, site }: StudioParts): Hono {
  return new Hono()
    .use(guardRequests)
    .get('/studio', (context) => context.redirect('/studio/'))
    .route('/studio/api/digests', deskRoutes(desk))
    .route('/studio/api/inbox', inboxRoutes(inbox))
    .route('/studio/api/events', eventRoutes(desk, inbox))
    .route('/', pageRoutes())
    .all('/studio/*', (context) => context.text('The studio has no such page.\n', 404))
    .route('/', siteRoutes(desk, imagesFolder, site))
    .notFound((context) =>
      context.text(
        'The preview has no such page. If a mail led here, it is one that the newsletter has for its subscribers.\n',
        404,
      ),
    );
}
