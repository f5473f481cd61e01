import type { Context } from 'hono';
import type { PageView } from './page-view.ts';
import type { SiteContext, SiteEnv } from './site-context.ts';

type Status = 200 | 400 | 404 | 413 | 415 | 422 | 429 | 500 | 503;

/** For pages that are the same for everybody; `no-store` is what all others get. */
export const PUBLIC_CACHE = 'public, max-age=300';

/** Answers with a page. */
export function sendPage(
  context: Context<SiteEnv>,
  { pages, ports }: SiteContext,
  view: PageView,
  { status = 200, cache }: { readonly status?: Status; readonly cache?: string } = {},
): Response {
  return context.html(pages.write(view), status, {
    'Content-Language': ports.files.newsletter.language,
    ...(cache === undefined ? {} : { 'Cache-Control': cache }),
  });
}
