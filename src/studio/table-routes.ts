import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Inbox } from './inbox.ts';
import type { Tables } from './tables.ts';

// What somebody has made of the address of the page is as good as nothing.
const text = z.string().max(320).catch('');
const After = z
  .string()
  .regex(/^[\w-]{22}$/)
  .catch('');
const SubscriberQuery = z.object({
  search: text,
  standing: z
    .enum(['confirmed', 'paused', 'pending', 'unsubscribed', 'suppressed'])
    .optional()
    .catch(undefined),
  after: After,
});
const EntryQuery = z.object({
  search: text,
  outcome: z
    .enum(['WAITING', 'CLAIMED', 'SENT', 'RELEASED', 'FAILED', 'SKIPPED', 'UNKNOWN', 'HELD'])
    .optional()
    .catch(undefined),
  after: After,
});
const Day = z.iso.date();
const Control = z.strictObject({
  issue: Day,
  act: z.enum(['pause', 'resume', 'hold-unknown', 'resend-unknown']),
});

/**
 * The subscribers and the issues of a system as JSON, with the ledger; and what a person can do about an issue, or
 * with the inbox: by POST, see `guardRequests`.
 */
export function tableRoutes(tables: Tables | undefined, inbox: Inbox): Hono {
  const routes = new Hono().post('/actions/clear-inbox', async (context) => {
    await inbox.clear?.();
    return context.json({
      message: inbox.clear
        ? 'The inbox is empty.'
        : 'Only the process that keeps these messages can delete them.',
    });
  });
  if (!tables) {
    // No fault, so that no browser complains of it: they are there while npm start runs the whole system.
    const nothing = (context: Context) => context.body(null, 204);
    return routes.get('/subscribers/*', nothing).get('/issues/*', nothing);
  }
  const { subscribers, issues, controls } = tables;
  return routes
    .get('/subscribers', async (context) => {
      const { search, standing, after } = SubscriberQuery.parse(context.req.query());
      return context.json(await subscribers.list({ search, after, ...(standing ? { standing } : {}) }));
    })
    .get('/subscribers/:id', async (context) =>
      answer(context, await subscribers.open(context.req.param('id')), 'subscriber'),
    )
    .get('/issues', async (context) => context.json(await issues.list()))
    .get('/issues/:day', async (context) =>
      answer(context, await ofDay(context, (day) => issues.open(day)), 'issue'),
    )
    .get('/issues/:day/entries', async (context) => {
      const { search, outcome, after } = EntryQuery.parse(context.req.query());
      const query = { search, after, ...(outcome ? { outcome } : {}) };
      return answer(context, await ofDay(context, (day) => issues.entries(day, query)), 'issue');
    })
    .post('/actions/control', async (context) => {
      const control = Control.safeParse(await context.req.json().catch(() => undefined));
      if (!control.success) return context.json({ error: 'This is not a request of the studio.' }, 400);
      const { issue, act } = control.data;
      switch (act) {
        case 'pause':
          return context.json({ message: await controls.pause(issue) });
        case 'resume':
          return context.json({ message: await controls.resume(issue) });
        case 'hold-unknown':
          return context.json({ message: await controls.settle(issue, 'hold') });
        case 'resend-unknown':
          return context.json({ message: await controls.settle(issue, 'resend') });
      }
    });
}

/** Undefined if no issue can be of that name. */
async function ofDay<Found>(
  context: Context,
  find: (day: string) => Promise<Found>,
): Promise<Found | undefined> {
  const day = Day.safeParse(context.req.param('day'));
  return day.success ? find(day.data) : undefined;
}

function answer(context: Context, found: object | undefined, what: string): Response {
  return found ? context.json(found) : context.json({ error: `There is no ${what} of that name.` }, 404);
}
