import { Hono } from 'hono';
import { findMessages } from './find-messages.ts';
import type { Inbox } from './inbox.ts';
import { readMessage } from './read-message.ts';
import { serveMessageFile } from './serve-message-file.ts';

/** The sent messages as JSON, and each as the file that it was sent as. */
export function inboxRoutes(inbox: Inbox): Hono {
  return new Hono()
    .get('/', async (context) => {
      const { search = '', within = '', after = '' } = context.req.query();
      return context.json(await findMessages(inbox, { search, inText: within === 'text', after }));
    })
    .get('/:messageId', async (context) => {
      const bytes = await inbox.read(context.req.param('messageId'));
      return bytes
        ? context.json(await readMessage(bytes))
        : context.json({ error: 'There is no message of that id.' }, 404);
    })
    .get('/:messageId/message.eml', async (context) => {
      const messageId = context.req.param('messageId');
      const bytes = await inbox.read(messageId);
      return bytes
        ? serveMessageFile(bytes, messageId)
        : context.json({ error: 'There is no message of that id.' }, 404);
    });
}
