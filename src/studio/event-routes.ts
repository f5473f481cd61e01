import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Inbox } from './inbox.ts';
import type { PreviewDesk } from './preview-desk.ts';

/** Tells the page (server-sent events `desk` and `inbox`) that something it shows may have changed. */
export function eventRoutes(desk: PreviewDesk, inbox: Inbox): Hono {
  return new Hono().get('/', (context) =>
    streamSSE(context, async (stream) => {
      const tell = (event: string) => () => void stream.writeSSE({ event, data: '' });
      const endings = [desk.onChange(tell('desk')), inbox.onMessage(tell('inbox'))];
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      for (const end of endings) end();
    }),
  );
}
