import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { collectNotices, every } from './collect-notices.ts';
import type { Inbox } from './inbox.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Tables } from './tables.ts';

/** During a send messages come by the hundred. */
const INBOX_EVERY_MS = 200;

/** Tells the page (server-sent events `desk`, `inbox` and `tables`) that something it shows may have changed. */
export function eventRoutes(desk: PreviewDesk, inbox: Inbox, tables: Tables | undefined): Hono {
  return new Hono().get('/', (context) =>
    streamSSE(context, async (stream) => {
      // Before anything is awaited: a page that goes away at once is noticed, too.
      const isGone = new Promise<void>((resolve) => stream.onAbort(resolve));
      const tell = (event: string) => () => void stream.writeSSE({ event, data: '' });
      const saves = collectNotices(tell('desk'));
      const messages = collectNotices(tell('inbox'), every(INBOX_EVERY_MS));
      const endings = [
        desk.onChange(() => saves.add()),
        () => saves.cancel(),
        inbox.onMessage(() => messages.add()),
        () => messages.cancel(),
        ...(tables ? [tables.onChange(tell('tables'))] : []),
      ];
      // A comment. Firefox takes the connection for open only when the first bytes have come.
      await stream.write(':\n\n');
      await isGone;
      for (const end of endings) end();
    }),
  );
}
