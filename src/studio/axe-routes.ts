import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * axe for the page, as a module: `loadAxe(window)` gives an axe that looks at the document of that window.
 *
 * A mail is shown in a frame without scripts, where axe could not run by itself. But its script takes the window that it
 * works in from what it finds under that name, which may as well be that of the frame.
 */
export function axeRoutes(): Hono {
  return new Hono().get('/', async (context) =>
    context.body(
      `export function loadAxe(window) {\n${await readFile(AXE, 'utf8')}\nreturn window.axe;\n}\n`,
      200,
      {
        'Content-Type': 'text/javascript; charset=utf-8',
      },
    ),
  );
}
