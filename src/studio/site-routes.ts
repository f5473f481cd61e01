import type { IncomingMessage } from 'node:http';
import { Hono, type Context } from 'hono';
import { pictureType } from '../digest/picture-name.ts';
import { loadTemplates } from '../email/load-templates.ts';
import type { LocalSite } from '../local/connect-local-site.ts';
import { PictureFolder } from '../local/picture-folder.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { writeSourcesPage } from './write-sources-page.ts';

/** A mail seen in the browser may show the pictures of this machine, and do nothing. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";

/** What the links of a mail lead to on this machine: the public site, if it runs, and what is not published yet. */
export function siteRoutes(desk: PreviewDesk, imagesFolder: string, site: LocalSite | undefined): Hono {
  const pictures = new PictureFolder(imagesFolder);
  const routes = new Hono()
    .get('/issues/:id', async (context) => {
      const published = await site?.(context.req.raw, ipOf(context));
      if (published?.ok) return published;
      const preview = await desk.preview(context.req.param('id'));
      if (!preview?.shown) return published ?? context.notFound();
      return context.html(preview.shown.web, 200, { 'Content-Security-Policy': MAIL_POLICY });
    })
    .get('/issues/:id/sources', async (context) => {
      const published = await site?.(context.req.raw, ipOf(context));
      if (published?.ok) return published;
      const proof = await desk.proof(context.req.param('id'));
      const page = proof && writeSourcesPage(proof, await loadTemplates());
      if (!page) return published ?? context.notFound();
      return context.html(page.html, 200, { 'Content-Security-Policy': page.policy });
    })
    .get('/images/:name', async (context) => {
      const name = context.req.param('name');
      const [type, bytes] = [pictureType(name), await pictures.load(name)];
      if (!type || !bytes) return context.notFound();
      // The sandboxed page above is of no origin, so that for it these pictures come from elsewhere.
      return context.body(bytes, 200, {
        'Content-Type': type,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    });
  if (site) routes.all('/*', (context) => site(context.req.raw, ipOf(context)));
  else
    routes
      .get('/', (context) => context.redirect('/studio/'))
      // Of the site's pages, which the page of sources is one of.
      .get('/icon.svg', (context) => context.redirect('/favicon.ico'));
  return routes;
}

// Of the connection, which a test that calls the application directly does not have.
function ipOf({ env }: Context): string {
  const { incoming } = (env ?? {}) as { readonly incoming?: IncomingMessage };
  return incoming?.socket.remoteAddress ?? '127.0.0.1';
}
