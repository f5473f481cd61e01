import type { Context } from 'hono';
import { eraseSubscriber } from '../subscribers/erase-subscriber.ts';
import { openPreferences } from '../subscribers/open-preferences.ts';
import { addRoute } from './add-route.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { buildPreferencesView, type Told } from './build-preferences-view.ts';
import { changePreferences } from './change-preferences.ts';
import { exportPerson } from './export-person.ts';
import { readForm } from './read-form.ts';
import { seenOf } from './seen-of.ts';
import { sendPage } from './send-page.ts';
import type { Site, SiteContext, SiteEnv } from './site-context.ts';

/** A subscriber's own page: how things stand, and what they can change. */
export function addPreferencesRoutes(site: Site, parts: SiteContext): void {
  const { subscriptions } = parts.ports;
  addRoute(site, '/preferences/:token', {
    GET: (context) => show(context, parts),
    POST: async (context) => {
      const form = await readForm(context);
      if (!form) return sendPage(context, parts, buildNoticeView('refused', parts), { status: 415 });
      const token = tokenOf(context);
      const task = form.get('task');
      if (task === 'download') return download(context, parts);
      if (task === 'erase' && form.get('sure') === 'yes') {
        const { kind } = await eraseSubscriber(subscriptions, { token });
        return sendPage(context, parts, buildNoticeView(kind === 'erased' ? kind : 'bad-link', parts));
      }
      const evidence = seenOf(context, parts, '/preferences');
      const told = await changePreferences(parts, { token, task, form, evidence });
      return show(context, parts, told);
    },
  });
}

/** The answer to whoever has no such page is 200 as well: that a link is old is no fault of the request. */
async function show(context: Context<SiteEnv>, parts: SiteContext, told: Told = {}): Promise<Response> {
  const opened = await openPreferences(parts.ports.subscriptions, { token: tokenOf(context) });
  if (opened.kind === 'invalid-link') return sendPage(context, parts, buildNoticeView('bad-link', parts));
  return sendPage(context, parts, buildPreferencesView(parts, opened, told), {
    status: told.problem === undefined ? 200 : 422,
  });
}

async function download(context: Context<SiteEnv>, parts: SiteContext): Promise<Response> {
  const { subscriptions, archive, ledger } = parts.ports;
  const kept = await exportPerson({ ...subscriptions, archive, ledger }, { token: tokenOf(context) });
  if (!kept) return sendPage(context, parts, buildNoticeView('bad-link', parts));
  return context.body(`${JSON.stringify(kept, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="my-data.json"',
  });
}

function tokenOf(context: Context<SiteEnv>): string {
  return context.req.param('token') ?? '';
}
