import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { Hono, type Context } from 'hono';
import { loadTemplates } from '../email/load-templates.ts';
import type { LocalSite } from '../local/connect-local-site.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { writeSourcesPage } from './write-sources-page.ts';

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
};

/** A mail seen in the browser may show the pictures of this machine, and do nothing. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";

/** What the links of a mail lead to on this machine: the public site, if it runs, and what is not published yet. */
export function siteRoutes(desk: PreviewDesk, imagesFolder: string, site: LocalSite | undefined): Hono {
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
      const type = PICTURE_TYPES[extname(name)];
      // A name that is in the list is a plain name: nothing else of the request touches the disk.
      if (!type || !(await listPictures(imagesFolder)).includes(name)) return context.notFound();
      // The sandboxed page above is of no origin, so that for it these pictures come from elsewhere.
      return context.body(await readFile(join(imagesFolder, name)), 200, {
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

async function listPictures(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // A newsletter may have no pictures of its own.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
