import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
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

/** What the links of a previewed mail lead to on this machine. */
export function siteRoutes(desk: PreviewDesk, imagesFolder: string): Hono {
  return new Hono()
    .get('/issues/:id', async (context) => {
      const preview = await desk.preview(context.req.param('id'));
      if (!preview?.shown) return context.notFound();
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
