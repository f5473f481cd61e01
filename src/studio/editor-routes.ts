import { Hono } from 'hono';
import { z } from 'zod';
import type { Editor } from './editor.ts';

const Place = z.strictObject({ file: z.string().max(1_000), line: z.int().min(0).max(10_000_000) });

/** Opens a file at a line in the editor, when the page asks for it. The answer is an `Opening`. */
export function editorRoutes(editor: Editor | undefined): Hono {
  return new Hono().post('/open', async (context) => {
    const place = Place.safeParse(await context.req.json().catch(() => undefined));
    if (!place.success) return context.json({ error: 'This is not a request of the studio.' }, 400);
    if (!editor) return context.json({ kind: 'refused', why: 'This studio has no files to open.' });
    return context.json(await editor.open(place.data.file, place.data.line));
  });
}
