import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import type { Audit } from './audit.ts';
import { axeRoutes } from './axe-routes.ts';
import { pageRoutes } from './page-routes.ts';

/** No machine has this name (RFC 6761): what is asked of it is answered here, and by nobody else. */
const HERE = 'http://studio.invalid';

/**
 * Lets the studio's own page look at mails in a browser that reaches no network: what it finds there is what the page
 * shows an editor.
 *
 * @param mails HTML
 * @returns in the order of the mails
 */
export async function auditInBrowser(browser: Browser, mails: readonly string[]): Promise<Audit[]> {
  const studio = new Hono()
    .get('/', (context) => context.html('<!doctype html><title>Mails</title>'))
    .route('/studio/axe.js', axeRoutes())
    .route('/', pageRoutes());
  const page = await browser.newPage();
  try {
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (!url.startsWith(`${HERE}/`)) return route.abort();
      const answer = await studio.request(url.slice(HERE.length));
      await route.fulfill({
        status: answer.status,
        contentType: answer.headers.get('Content-Type') ?? 'text/plain',
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
    await page.goto(`${HERE}/`);
    const audits: Audit[] = [];
    for (const html of mails) {
      audits.push(
        await page.evaluate<Audit>(
          `import('/studio/audit/audit-mail.js').then(({ auditMail }) => auditMail(${JSON.stringify(html)}))`,
        ),
      );
    }
    return audits;
  } finally {
    await page.close();
  }
}
