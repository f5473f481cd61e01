import type { Context } from 'hono';
import type { Site, SiteEnv } from './site-context.ts';

type Answer = (context: Context<SiteEnv>) => Response | Promise<Response>;

/** What a path answers to. HEAD comes with GET; every other method gets 405 (RFC 9110, 15.5.6). */
export function addRoute(
  site: Site,
  path: string,
  methods:
    { readonly GET: Answer; readonly POST?: Answer } | { readonly POST: Answer; readonly GET?: Answer },
): void {
  const { GET, POST } = methods;
  if (GET) site.get(path, GET);
  if (POST) site.post(path, POST);
  const allowed = [...(GET ? ['GET', 'HEAD'] : []), ...(POST ? ['POST'] : [])].join(', ');
  site.all(path, (context) => context.text('This address does not take that.\n', 405, { Allow: allowed }));
}
