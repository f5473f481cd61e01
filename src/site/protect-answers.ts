import type { MiddlewareHandler } from 'hono';
import type { SiteEnv } from './site-context.ts';

const YEAR_S = 31_536_000;

/**
 * Headers that make a page unable to load, run or tell anything that is not ours. A route that has set one of its
 * own keeps it.
 */
export function protectAnswers(site: {
  readonly styleHash: string;
  readonly siteUrl: string;
}): MiddlewareHandler<SiteEnv> {
  const headers: Readonly<Record<string, string>> = {
    'Content-Security-Policy': pagePolicy(site.styleHash, "'none'"),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    // On plain http a browser ignores it (RFC 6797, 8.1); a local system is not to be remembered as https anyway.
    ...(site.siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${YEAR_S}` } : {}),
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
}

/** @param ancestors which pages may show this one in a frame: a source list of CSP */
export function pagePolicy(styleHash: string, ancestors: string): string {
  return [
    "default-src 'none'",
    `style-src ${styleHash}`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
