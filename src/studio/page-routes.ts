import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono } from 'hono';

const PAGE_FOLDER = new URL('./page/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The studio's own page, file by file: only names that lie in its folder, or in one below it, now. */
export function pageRoutes(): Hono {
  const names = new Set(
    readdirSync(PAGE_FOLDER, { encoding: 'utf8', recursive: true }).filter((name) => extname(name) in TYPES),
  );
  return new Hono()
    .get('/favicon.ico', async (context) =>
      context.body(await readFile(new URL('icon.svg', PAGE_FOLDER)), 200, {
        'Content-Type': 'image/svg+xml',
        // Asked for by mails that are shown as a page of their own, too: these are sandboxed, and of no origin.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }),
    )
    .get('/studio/', async (context) => {
      const html = await readFile(new URL('index.html', PAGE_FOLDER));
      return context.body(html, 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': pagePolicy(context.req.query('pictures') === 'all'),
      });
    })
    .get('/studio/:name{.+}', async (context) => {
      const name = context.req.param('name');
      if (!names.has(name)) return context.notFound();
      return context.body(await readFile(new URL(name, PAGE_FOLDER)), 200, {
        'Content-Type': TYPES[extname(name)] ?? '',
      });
    });
}

/**
 * The mail is shown in a frame of the page and is under the page's policy: inline styles are its own, scripts it
 * has none. No request leaves this machine, unless someone asks for pictures that lie elsewhere.
 */
function pagePolicy(allPictures: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data:${allPictures ? ' https:' : ''}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
