import { Hono } from 'hono';
import type { PreviewDesk } from './preview-desk.ts';
import { serveMessageFile } from './serve-message-file.ts';

/** The digests as JSON, and each as the file that would be sent. */
export function deskRoutes(desk: PreviewDesk): Hono {
  return new Hono()
    .get('/', async (context) => context.json(await desk.list()))
    .get('/:id', async (context) => {
      const preview = await desk.preview(context.req.param('id'));
      return preview ? context.json(preview) : context.json({ error: 'There is no digest of that id.' }, 404);
    })
    .get('/:id/message.eml', async (context) => {
      const preview = await desk.preview(context.req.param('id'));
      if (!preview?.shown)
        return context.json({ error: 'There is no digest of that id that could be rendered.' }, 404);
      return serveMessageFile(Buffer.from(preview.shown.message.raw, 'latin1'), preview.row.id);
    });
}
