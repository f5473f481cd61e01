import { Hono } from 'hono';
import { streamText } from 'hono/streaming';
import { z } from 'zod';
import { forEachConcurrently } from '../delivery/for-each-concurrently.ts';
import type { LinkFate } from '../local/link-fate.ts';
import { openLink } from '../local/open-link.ts';
import type { Inbox } from './inbox.ts';
import type { LinkReport } from './link-report.ts';
import { listMailLinks } from './list-mail-links.ts';
import type { PreviewDesk } from './preview-desk.ts';
import { readMessage } from './read-message.ts';

/** So few at a time that no site takes it for an attack. */
const AT_ONCE = 4;

/** Pages of this machine: they are the newsletter's own, and there is nothing to ask the network. */
const OWN = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;

/** Names a mail; the page cannot name addresses, so that it opens none that no mail has. */
const Mail = z.strictObject({ kind: z.enum(['digest', 'message']), id: z.string().max(320) });

/**
 * Opens the links of a mail when the page asks for it, which is the one thing that the studio asks the network for.
 * The answer is a line of JSON for each, as it becomes known.
 */
export function linkRoutes({
  desk,
  inbox,
  open = openLink,
}: {
  readonly desk: PreviewDesk;
  readonly inbox: Inbox;
  readonly open?: (url: string) => Promise<LinkFate>;
}): Hono {
  return new Hono().post('/links', async (context) => {
    const mail = Mail.safeParse(await context.req.json().catch(() => undefined));
    if (!mail.success) return context.json({ error: 'This is not a request of the studio.' }, 400);
    const html = await loadHtml(mail.data, { desk, inbox });
    if (html === undefined) return context.json({ error: 'There is no mail of that id.' }, 404);
    const links = listMailLinks(html).filter((url) => isElsewhere(url));
    return streamText(context, (stream) =>
      forEachConcurrently(links, AT_ONCE, async (url) => {
        const report: LinkReport = { url, fate: await open(url) };
        await stream.writeln(JSON.stringify(report));
        return stream.aborted ? 'stop' : 'go-on';
      }),
    );
  });
}

async function loadHtml(
  { kind, id }: z.output<typeof Mail>,
  { desk, inbox }: { readonly desk: PreviewDesk; readonly inbox: Inbox },
): Promise<string | undefined> {
  if (kind === 'digest') return (await desk.preview(id))?.shown?.message.html;
  const bytes = await inbox.read(id);
  return bytes && (await readMessage(bytes)).html;
}

function isElsewhere(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url) && !OWN.test(url);
}
