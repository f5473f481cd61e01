import type { IncomingMessage } from 'node:http';
import { strToU8, zipSync } from 'fflate';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { answerAction } from './answer-action.ts';
import { buildContactSheet } from './build-contact-sheet.ts';
import { drawViews, type DrawnMail, type DrawnView } from './draw-views.ts';
import type { Inbox } from './inbox.ts';
import { withChromium } from './open-chromium.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { nameOfView, VIEWS } from './views.ts';

const View = z.strictObject({
  width: z.string().regex(/^(?:full|\d{3,4})$/),
  appearance: z.enum(['light', 'dark', 'inverted', 'darkened']),
  pictures: z.enum(['on', 'off']),
  part: z.enum(['html', 'text', 'web']),
  direction: z.enum(['auto', 'rtl']),
  reader: z.string().max(200),
});

const Drawing = z.strictObject({
  kind: z.enum(['digest', 'message']),
  id: z.string().max(320),
  format: z.enum(['png', 'pdf', 'zip']),
  view: View,
});
type Drawing = z.infer<typeof Drawing>;

const TYPES = { png: 'image/png', pdf: 'application/pdf', zip: 'application/zip' };

/** Within a zip every file has a time; by one that never changes, the same views make the same zip. */
const NO_TIME = new Date('2000-01-01T12:00:00');

/** Views of the open mail as files, drawn by the Chromium of this machine from the page that this server serves. */
export function drawRoutes(desk: PreviewDesk, inbox: Inbox): Hono {
  return new Hono().post('/draw', (context) =>
    answerAction(context, Drawing, async (drawing) => {
      const opened = await findOpened(desk, inbox, drawing);
      return opened && draw({ url: urlOf(context), ...opened }, drawing);
    }),
  );
}

async function findOpened(
  desk: PreviewDesk,
  inbox: Inbox,
  { kind, id }: DrawnMail,
): Promise<{ readonly title: string; readonly siteUrl?: string } | undefined> {
  if (kind === 'message') return (await inbox.read(id)) && { title: id };
  const proof = await desk.proof(id);
  return proof && { title: proof.composed.rendered.subject, siteUrl: proof.siteUrl };
}

// Where this server listens, not where the page has it from: that may be a forwarded port of another machine.
function urlOf({ env }: Context): string {
  const { incoming } = env as { readonly incoming: IncomingMessage };
  return `http://127.0.0.1:${incoming.socket.localPort}`;
}

async function draw(
  studio: { readonly url: string; readonly title: string; readonly siteUrl?: string },
  { kind, id, format, view }: Drawing,
): Promise<Response> {
  const { url, title, siteUrl = url } = studio;
  const isAll = format === 'zip';
  const wanted = isAll
    ? { views: VIEWS, formats: ['png', 'pdf'] as const }
    : { views: new Map([[nameOfView(view), view]]), formats: [format] };
  const drawn = await withChromium((browser) => drawViews(browser, { url, siteUrl }, { kind, id }, wanted));
  const name = `${id.replace(/[^\w.-]/g, '-')}-${isAll ? 'views' : nameOfView(view)}.${format}`;
  const bytes = isAll ? zip(title, drawn) : drawn[0]?.bytes;
  return new Response(Uint8Array.from(bytes ?? []), {
    headers: { 'Content-Type': TYPES[format], 'X-File-Name': name },
  });
}

function zip(title: string, drawn: readonly DrawnView[]): Uint8Array {
  const files = drawn.map(({ name, format, bytes }) => [`${name}.${format}`, bytes] as const);
  const all = Object.fromEntries([
    ['index.html', strToU8(buildContactSheet(title, drawn))] as const,
    ...files,
  ]);
  // Pictures are compressed already.
  return zipSync(all, { level: 0, mtime: NO_TIME });
}
