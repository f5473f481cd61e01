import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import type { View } from './views.ts';

/** What is open in the studio. */
export interface DrawnMail {
  readonly kind: 'digest' | 'message';
  readonly id: string;
}

/** `pdf`: one page as long as the mail, whose words can be searched and copied. */
export type DrawnFormat = 'png' | 'pdf';

export interface DrawnView {
  readonly name: string;
  readonly format: DrawnFormat;
  readonly bytes: Uint8Array;
}

/** What makes two drawings of one mail on one machine the same to the pixel. */
const STEADY: BrowserContextOptions = {
  deviceScaleFactor: 1,
  locale: 'en-GB',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
};

/** What `full` is on paper: a laptop's window. */
const FULL_WIDTH = 1280;
const HEIGHT = 800;
/** For one mail to appear on a machine that has much else to do; a studio that works takes a second. */
const PATIENCE_MS = 60_000;

/**
 * Draws a mail by the studio's own page: there is no other way in which views are made. Nothing is loaded from
 * elsewhere than the studio.
 *
 * @param studio.url without a closing slash
 * @param studio.siteUrl where the mail's pictures are said to lie; the studio has them
 * @throws Error if the studio does not show the mail
 */
export async function drawViews(
  browser: Browser,
  studio: { readonly url: string; readonly siteUrl: string },
  mail: DrawnMail,
  wanted: { readonly views: ReadonlyMap<string, View>; readonly formats: readonly DrawnFormat[] },
): Promise<DrawnView[]> {
  const looking = await browser.newContext({ ...STEADY, viewport: { width: FULL_WIDTH, height: HEIGHT } });
  // A mail has no scripts in the studio either.
  const drawing = await browser.newContext({ ...STEADY, javaScriptEnabled: false });
  try {
    await looking.route('**/*', (route) => serveFromStudio(route, studio));
    await drawing.route('**/*', (route) => serveFromStudio(route, studio));
    const [desk, paper] = [await looking.newPage(), await drawing.newPage()];
    const sources = new Map<string, string>();
    const drawn: DrawnView[] = [];
    for (const [name, view] of wanted.views) {
      const address = addressOf(studio.url, mail, view);
      const source = sources.get(address) ?? (await readSource(desk, address));
      sources.set(address, source);
      const height = await open(paper, source, view);
      for (const format of wanted.formats)
        drawn.push({ name, format, bytes: await draw[format](paper, height) });
    }
    return drawn;
  } finally {
    await Promise.all([looking.close(), drawing.close()]);
  }
}

async function serveFromStudio(
  route: Route,
  { url, siteUrl }: { readonly url: string; readonly siteUrl: string },
): Promise<void> {
  const wanted = route.request().url();
  if (wanted.startsWith(`${url}/`)) return route.continue();
  if (!wanted.startsWith(`${siteUrl}/images/`)) return route.abort();
  await route.fulfill({ response: await route.fetch({ url: `${url}${wanted.slice(siteUrl.length)}` }) });
}

// The width is the paper's: it changes nothing about the document.
function addressOf(url: string, { kind, id }: DrawnMail, view: View): string {
  const { appearance, pictures, part, direction, reader } = view;
  const opened = kind === 'digest' ? { digest: id } : { tab: 'inbox', message: id };
  const query = new URLSearchParams({ ...opened, appearance, pictures, part, direction, reader });
  return `${url}/studio/?${query.toString()}`;
}

async function readSource(desk: Page, address: string): Promise<string> {
  await desk.goto(address);
  const frame = desk.locator('.frames iframe:not(.is-coming)').first();
  const shown = await frame.elementHandle({ timeout: PATIENCE_MS }).catch((cause: unknown) => {
    throw new Error(`The studio shows no mail at ${address}`, { cause });
  });
  const mail = await shown?.contentFrame();
  if (!mail) throw new Error(`The studio shows no mail at ${address}`);
  return mail.content();
}

/** @returns the height of the mail */
async function open(paper: Page, source: string, { width, appearance }: View): Promise<number> {
  await paper.setViewportSize({ width: width === 'full' ? FULL_WIDTH : Number(width), height: HEIGHT });
  await paper.emulateMedia({ media: 'screen', colorScheme: appearance === 'dark' ? 'dark' : 'light' });
  await paper.setContent(source);
  return paper.evaluate<number>('Math.ceil(document.documentElement.getBoundingClientRect().height)');
}

const draw: Readonly<Record<DrawnFormat, (paper: Page, height: number) => Promise<Uint8Array>>> = {
  png: (paper) => paper.screenshot({ fullPage: true, animations: 'disabled' }),
  pdf: (paper, height) =>
    paper.pdf({
      width: `${paper.viewportSize()?.width ?? FULL_WIDTH}px`,
      // A page that is a fraction too short has a second one.
      height: `${height + 1}px`,
      printBackground: true,
      pageRanges: '1',
    }),
};
