import type { Context } from 'hono';
import type { SeenEvidence } from '../subscribers/hash-evidence.ts';
import type { SiteContext, SiteEnv } from './site-context.ts';

/**
 * What is seen of whoever takes a step on a page.
 *
 * @param page its path without a token: this is kept
 */
export function seenOf(context: Context<SiteEnv>, { ports }: SiteContext, page: string): SeenEvidence {
  // Hono's own `request` method, which tests use, gives no bindings.
  const ip = (context.env as SiteEnv['Bindings'] | undefined)?.ip;
  const userAgent = context.req.header('user-agent');
  return {
    source: ports.siteUrl + page,
    ...(ip === undefined ? {} : { ip }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}
