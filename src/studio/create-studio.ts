import { Hono } from 'hono';
import type { LocalSite } from '../local/connect-local-site.ts';
import { drawRoutes } from './draw-routes.ts';
import { actionRoutes } from './action-routes.ts';
import type { Destination } from './destination.ts';
import { axeRoutes } from './axe-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import type { Editor } from './editor.ts';
import { editorRoutes } from './editor-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { guardRequests } from './guard-requests.ts';
import type { Inbox } from './inbox.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { pageRoutes } from './page-routes.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { readerRoutes } from './reader-routes.ts';
import type { Readers } from './readers.ts';
import { siteRoutes } from './site-routes.ts';
import { tableRoutes } from './table-routes.ts';
import type { Tables } from './tables.ts';

/** What the links of a fixture's mails lead to on this machine. */
export interface FixtureSite {
  /** Such as `/fixtures/1`: what their site's address ends with. */
  readonly path: string;
  readonly desk: PreviewDesk;
  readonly imagesFolder: string;
}

export interface StudioParts {
  readonly desk: PreviewDesk;
  readonly inbox: Inbox;
  /** Its pictures are served as the newsletter's site would: `content/images`. */
  readonly imagesFolder: string;
  /** The public site, where the whole system runs. */
  readonly site?: LocalSite;
  /** Where test messages and issues can go, the first of them by default. */
  readonly destinations?: readonly Destination[];
  /** Whom mails can be made out to, where there are subscribers. */
  readonly readers?: Readers;
  /** Subscribers and issues, where the whole system runs. */
  readonly tables?: Tables;
  /** Other folders whose mails are looked at here: what their links lead to, below a path of their own. */
  readonly fixtures?: readonly FixtureSite[];
  /** Opens the files of the project for whoever sits here. */
  readonly editor?: Editor;
}

/**
 * The preview and the local inbox as a web application, below `/studio/`; everything else is what a mail's links
 * lead to on this machine: the public site, or as much of it as a preview has (`/issues/:id` and `/images/:name`).
 */
export function createStudio({
  desk,
  inbox,
  imagesFolder,
  site,
  readers,
  tables,
  editor,
  destinations = [],
  fixtures = [],
}: StudioParts): Hono {
  const studio = new Hono()
    .use(guardRequests)
    .get('/studio', (context) => context.redirect('/studio/'))
    .route('/studio/api/digests', deskRoutes(desk, readers))
    .route('/studio/api/readers', readerRoutes(readers))
    .route('/studio/api/inbox', inboxRoutes(inbox))
    .route('/studio/api/events', eventRoutes(desk, inbox, tables))
    .route('/studio/api', tableRoutes(tables, inbox))
    .route('/studio/api/digests', inspectionRoutes(desk))
    .route('/studio/api/actions', linkRoutes({ desk, inbox }))
    .route('/studio/api/actions', editorRoutes(editor))
    .route('/studio/api', actionRoutes(desk, destinations))
    .route('/studio/api/actions', drawRoutes(desk, inbox))
    .route('/studio/api', evidenceRoutes(desk))
    .route('/studio/axe.js', axeRoutes())
    .route('/', pageRoutes())
    .all('/studio/*', (context) => context.text('The studio has no such page.\n', 404));
  for (const { path, ...fixture } of fixtures)
    studio.route(path, siteRoutes(fixture.desk, fixture.imagesFolder, undefined));
  return studio
    .route('/', siteRoutes(desk, imagesFolder, site))
    .notFound((context) =>
      context.text(
        'The preview has no such page. If a mail led here, it is one that the newsletter has for its subscribers.\n',
        404,
      ),
    );
}
