import { Hono, type Context } from 'hono';
import { compareWithLast } from './compare-with-last.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Readers } from './readers.ts';
import { serveMessageFile } from './serve-message-file.ts';
import { viewDigest, type Viewing } from './view-digest.ts';

/** The digests as JSON, each as the file that would be sent, and beside the one before it. */
export function deskRoutes(desk: PreviewDesk, readers: Readers | undefined): Hono {
  return new Hono()
    .get('/', async (context) => context.json(await desk.list()))
    .get('/:id', async (context) => {
      const preview = await viewDigest({ desk, readers }, context.req.param('id'), viewingOf(context));
      return preview ? context.json(preview) : context.json({ error: 'There is no digest of that id.' }, 404);
    })
    .get('/:id/since-last', async (context) =>
      // `null` where nothing is earlier, which is no fault.
      context.json((await compareWithLast(desk, context.req.param('id'))) ?? null),
    )
    .get('/:id/message.eml', async (context) => {
      const preview = await viewDigest({ desk, readers }, context.req.param('id'), viewingOf(context));
      if (!preview?.shown)
        return context.json({ error: 'There is no digest of that id that could be rendered.' }, 404);
      return serveMessageFile(Buffer.from(preview.shown.message.raw, 'latin1'), preview.row.id);
    });
}

function viewingOf({ req }: Context): Viewing {
  return { isTurned: req.query('direction') === 'rtl', reader: req.query('reader') ?? '' };
}
