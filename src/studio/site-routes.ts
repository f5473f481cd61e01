import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { Hono, type Context } from 'hono';
import type { LocalSite } from '../local/connect-local-site.ts';
import type { PreviewDesk } from './preview-desk.ts';

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
      return context.html(preview.shown.message.html, 200, { 'Content-Security-Policy': MAIL_POLICY });
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
  else routes.get('/', (context) => context.redirect('/studio/'));
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
