import type { MiddlewareHandler } from 'hono';

const METHODS = new Set(['GET', 'HEAD']);

/** Below it, and only there, something can be done: by POST, from the studio's own page. */
const ACTIONS = '/studio/api/actions/';

/**
 * Lets in only what a browser on this machine asks of this machine; of the studio, only to read, but for actions
 * that its own page asks for.
 *
 * A web page from elsewhere can make its own name point to 127.0.0.1 (DNS rebinding) and would then be of the
 * studio's origin; but its requests still carry that name. The port may be any: it may have been forwarded.
 */
export const guardRequests: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/.test(host)) {
    return context.text('The studio answers to 127.0.0.1 and localhost only.\n', 421);
  }
  const { method, path } = context.req;
  const isAction = method === 'POST' && path.startsWith(ACTIONS);
  // Every browser names the page that a POST comes from; a form or a script of another page cannot hide it.
  if (isAction && context.req.header('origin') !== `http://${host}`) {
    return context.text('Only the studio itself can ask for this.\n', 403);
  }
  if (!isAction && !METHODS.has(method) && path.startsWith('/studio')) {
    return context.text('Nothing can be changed here.\n', 405, { Allow: [...METHODS].join(', ') });
  }
  await next();
  const { headers } = context.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  // Browsers look up the hosts of a page's links before anybody follows one, which no policy forbids.
  headers.set('X-DNS-Prefetch-Control', 'off');
  if (!headers.has('Cross-Origin-Resource-Policy'))
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', "default-src 'none'");
};
