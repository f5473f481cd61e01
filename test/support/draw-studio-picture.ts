import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { KeptMessages } from '../../src/local/kept-messages.ts';
import { createStudio } from '../../src/studio/create-studio.ts';
import { openDesk } from '../../src/studio/open-desk.ts';
import { startStudio } from '../../src/studio/start-studio.ts';
import { openBrowser } from './browser.ts';

/** Draws the studio over the sample, in which a quotation is written as somebody remembers it. Needs Chromium. */
const PICTURE = 'docs/images/studio.png';
const ARTICLE = 'content/articles/2025-06-10/london-talks.md';

const root = mkdtempSync(join(tmpdir(), 'waybill-picture-'));
for (const name of ['content', 'newsletter.yaml']) cpSync(name, join(root, name), { recursive: true });
const article = readFileSync(ARTICLE, 'utf8');
writeFileSync(
  join(root, ARTICLE),
  article.replace('only getting good reports', 'only received good signals'),
);

const app = new Hono();
const server = await startStudio({ app, port: 0 });
const desk = openDesk({ root, templatesFolder: 'templates', siteUrl: server.url });
const inbox = await KeptMessages.open(join(root, 'inbox'));
app.route('/', createStudio({ desk, inbox, imagesFolder: join(root, 'content/images') }));

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
await page.goto(`${server.url}/studio/?digest=2025-06-10&width=375`);
// The last thing that a rendered mail changes is its row.
await page.getByText(/^\d+ kB$/).waitFor();
await page.getByRole('button', { name: 'Show in the mail' }).first().click();
await page.screenshot({ path: PICTURE });

await browser.close();
await server.close();
desk.close();
rmSync(root, { recursive: true });
