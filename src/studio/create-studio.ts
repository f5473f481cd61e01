import { Hono } from 'hono';
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
}

/**
 * The preview and the local inbox as a web application, below `/studio/`; beside it what a mail's links lead to
 * on this machine: `/issues/:id` and `/images/:name`.
 */
export function createStudio({ desk, inbox, imagesFolder }: StudioParts): Hono {
  return new Hono()
    .use(guardRequests)
    .on('GET', ['/', '/studio'], (context) => context.redirect('/studio/'))
    .route('/studio/api/digests', deskRoutes(desk))
    .route('/studio/api/inbox', inboxRoutes(inbox))
    .route('/studio/api/events', eventRoutes(desk, inbox))
    .route('/', pageRoutes())
    .route('/', siteRoutes(desk, imagesFolder))
    .notFound((context) =>
      context.text(
        'The preview has no such page. If a mail led here, it is one that the newsletter has for its subscribers.\n',
        404,
      ),
    );
}
