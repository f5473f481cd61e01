import { Hono } from 'hono';
import type { Readers } from './readers.ts';

/** The subscribers whom a mail can be made out to, as JSON; `null` where there is only the sample one. */
export function readerRoutes(readers: Readers | undefined): Hono {
  return new Hono().get('/', async (context) =>
    context.json(readers ? await readers.list(context.req.query('search') ?? '') : null),
  );
}
