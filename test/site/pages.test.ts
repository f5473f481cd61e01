import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import { aNewsletter } from '../support/articles.ts';
import { anIssue, createTestSite, type TestSite } from './test-site.ts';

const MAIL =
  `<!doctype html><html><body><img src="https://pictures.example/a.png"><img alt="" src="https://pictures.example/b.png">` +
  `<a href="https://supplylines.example/unsubscribe/${MESSAGE_PLACEHOLDERS.unsubscribeToken}">Unsubscribe</a>` +
  `<a href="https://supplylines.example/preferences/${MESSAGE_PLACEHOLDERS.preferencesToken}">Preferences</a>` +
  `<p>${MESSAGE_PLACEHOLDERS.to}</p></body></html>`;

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite({
    archived: [
      anIssue('2025-06-10', { subject: 'Ships & <boxes> ]]> "now"', html: MAIL }),
      anIssue('2025-06-09'),
      anIssue('2025-04-30'),
      anIssue('2024-12-31', { preheader: '' }),
    ],
  });
});

const text = async (path: string) => (await site.get(path)).text();
const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
const policy = (response: Response) => response.headers.get('content-security-policy') ?? '';

describe('every page', () => {
  const PAGES = [
    '/',
    '/archive',
    '/archive/2025-06',
    '/help',
    '/why',
    '/confirm/x',
    '/unsubscribe/x',
    '/nothing',
  ];

  it.each(PAGES)('%s can load and run nothing that is not ours', async (path) => {
    const response = await site.get(path);
    const html = await response.text();
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy(response).split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|src=/i);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    for (const link of links(html)) expect(link).toMatch(/^(?:\/|#|https:\/\/supplylines\.example\/)/);
  });

  it.each(PAGES)('%s has one heading of the first rank, a language and a title', async (path) => {
    const html = await text(path);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB" dir="ltr">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
  });

  it('that belongs to one person is kept by nobody, and named to no search engine', async () => {
    for (const path of ['/confirm/x', '/unsubscribe/x', '/preferences/x', '/address/x']) {
      const response = await site.get(path);
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store']);
      const html = await response.text();
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(html).not.toContain('rel="canonical"');
    }
    expect((await site.get('/archive')).headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('links only to pages that are there', async () => {
    const paths = new Set((await Promise.all(PAGES.map(text))).flatMap(links));
    for (const path of paths) {
      if (!path?.startsWith('/')) continue;
      expect([path, (await site.get(path)).status]).toEqual([path, 200]);
    }
  });

  it('answers HEAD as GET without the body, and other methods with what it takes', async () => {
    const head = await site.send('/archive', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const [path, method, allow] of [
      ['/archive', 'POST', 'GET, HEAD'],
      ['/subscribe', 'DELETE', 'GET, HEAD, POST'],
      ['/unsubscribe/x', 'DELETE', 'GET, HEAD, POST'],
      ['/preferences/x', 'PUT', 'GET, HEAD, POST'],
      ['/feed.xml', 'OPTIONS', 'GET, HEAD'],
    ] as const) {
      const response = await site.send(path, { method });
      expect([path, method, response.status, response.headers.get('allow')]).toEqual([
        path,
        method,
        405,
        allow,
      ]);
    }
  });
});

describe('the form for other sites', () => {
  it('may be shown in a frame of anybody, which the other pages may not', async () => {
    const response = await site.get('/embed');
    expect(policy(response)).toContain('frame-ancestors *');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    // Its answer must leave the frame, in which it may not be shown.
    expect(await response.text()).toContain('action="/subscribe" target="_top"');
  });
});

describe('an issue in the browser', () => {
  it('is the mail, with what was one subscriber’s leading to the help page', async () => {
    const html = await text('/issues/2025-06-10');
    expect(links(html)).toEqual([
      'https://supplylines.example/help#unsubscribe',
      'https://supplylines.example/help#preferences',
    ]);
    expect(html).not.toMatch(/WAYBILLx|placeholder\.invalid/);
  });

  it('is sandboxed, and may load the pictures that it has', async () => {
    const directives = policy(await site.get('/issues/2025-06-10')).split('; ');
    expect(directives[0]).toMatch(/^sandbox (?!.*allow-(?:scripts|forms|same-origin))/);
    expect(directives).toContain("img-src 'self' data: https://pictures.example");
    expect(directives).toContain("default-src 'none'");
  });

  it('names its address for search engines, and may be kept', async () => {
    const { headers } = await site.get('/issues/2025-06-10');
    expect(headers.get('link')).toBe('<https://supplylines.example/issues/2025-06-10>; rel="canonical"');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('is there only if its sending has begun', async () => {
    for (const id of ['2025-06-11', 'x', '..%2F2025-06-10', '2025-06-10%00']) {
      expect([id, (await site.get(`/issues/${id}`)).status]).toEqual([id, 404]);
    }
  });
});

describe('the archive', () => {
  it('shows the latest issues, with their subjects as they are', async () => {
    const html = await text('/archive');
    expect(links(html).filter((path) => path?.startsWith('/issues/'))).toEqual([
      '/issues/2025-06-10',
      '/issues/2025-06-09',
      '/issues/2025-04-30',
      '/issues/2024-12-31',
    ]);
    expect(html).toContain('Ships &amp; &lt;boxes&gt; ]]&gt; &quot;now&quot;');
    expect(html).toContain('<time datetime="2025-06-10">Tuesday, 10 June 2025</time>');
    expect(html).toContain('<link rel="canonical" href="https://supplylines.example/archive">');
    expect(html).toContain(
      '<meta name="description" content="Every issue of Supply Lines, the newest first.">',
    );
  });

  it('leads from month to month, past those without an issue', async () => {
    const [june, april, december] = [
      await text('/archive/2025-06'),
      await text('/archive/2025-04'),
      await text('/archive/2024-12'),
    ];
    const turns = (html: string) => links(html).filter((path) => path?.startsWith('/archive/'));
    expect([june, april, december].map(turns)).toEqual([
      ['/archive/2025-04'],
      ['/archive/2024-12', '/archive/2025-06'],
      ['/archive/2025-04'],
    ]);
    expect(june).toContain('<h1>Issues of June 2025</h1>');
  });

  it('has no page of a month that had none, or is none', async () => {
    for (const month of ['2025-05', '2025-13', '2025-6', '1999-01', 'x']) {
      expect([month, (await site.get(`/archive/${month}`)).status]).toEqual([month, 404]);
    }
  });

  it('leads past the latest thirty to the month of the one before', async () => {
    const days = Array.from({ length: 31 }, (_, day) =>
      anIssue(`2025-06-${String(31 - day).padStart(2, '0')}`),
    );
    const full = await createTestSite({ archived: days });
    const html = await (await full.get('/archive')).text();
    expect(links(html).filter((path) => path?.startsWith('/issues/'))).toHaveLength(30);
    expect(links(html)).toContain('/archive/2025-06');
  });

  it('says that the first issue is still to come', async () => {
    const empty = await createTestSite({ archived: [] });
    expect(await (await empty.get('/archive')).text()).toContain('The first issue is still to come.');
    for (const path of ['/', '/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml']) {
      expect([path, (await empty.get(path)).status]).toEqual([path, 200]);
    }
  });
});

describe('the feeds', () => {
  it('are RSS and Atom, with subjects that no reader takes for markup', async () => {
    const rss = await text('/feed.xml');
    expect(rss).toContain('<rss version="2.0"');
    expect(rss).toContain('<link>https://supplylines.example/issues/2025-06-10</link>');
    expect(rss).toContain('<pubDate>Tue, 10 Jun 2025 16:30:00 GMT</pubDate>');
    const atom = await text('/atom.xml');
    expect(atom).toContain('<updated>2025-06-10T16:30:00.000Z</updated>');
    for (const xml of [rss, atom]) expect(xml).toContain('Ships &amp; &lt;boxes&gt; ]]&gt; &quot;now&quot;');
  });

  it('are a JSON Feed 1.1', async () => {
    const response = await site.get('/feed.json');
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://supplylines.example/feed.json',
      items: [
        { url: 'https://supplylines.example/issues/2025-06-10', title: 'Ships & <boxes> ]]> "now"' },
        {},
        {},
        { content_text: 'Day two in London, and a month to 9 July' },
      ],
    });
  });

  it('cost nothing to ask again for', async () => {
    for (const path of ['/feed.xml', '/atom.xml', '/feed.json']) {
      const tag = (await site.get(path)).headers.get('etag') ?? '';
      const again = await site.get(path, { 'If-None-Match': tag });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    }
  });
});

describe('what search engines are told', () => {
  it('leaves out the pages of one person', async () => {
    const lines = (await text('/robots.txt')).split('\n');
    for (const path of ['/confirm/', '/unsubscribe/', '/preferences/', '/address/'])
      expect(lines).toContain(`Disallow: ${path}`);
    expect(lines).toContain('Sitemap: https://supplylines.example/sitemap.xml');
  });

  it('names every issue and month', async () => {
    const map = await text('/sitemap.xml');
    const places = [...map.matchAll(/<loc>https:\/\/supplylines\.example([^<]+)<\/loc>/g)].map(
      ([, path]) => path,
    );
    expect(places).toEqual([
      ...['/', '/archive', '/help', '/why', '/archive/2025-06', '/archive/2025-04', '/archive/2024-12'],
      ...['/issues/2025-06-10', '/issues/2025-06-09', '/issues/2025-04-30', '/issues/2024-12-31'],
    ]);
  });
});

describe('the days on which it comes', () => {
  it.each([
    [['mon', 'tue', 'wed', 'thu', 'fri'], 'Monday to Friday'],
    [['mon', 'wed', 'fri'], 'Monday, Wednesday and Friday'],
    [['sat', 'sun'], 'Saturday and Sunday'],
    [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'Monday to Sunday'],
  ] as const)('%j are said as people say them', async (weekdays, words) => {
    const other = await createTestSite({ newsletter: aNewsletter({ weekdays: [...weekdays] }) });
    expect(await (await other.get('/')).text()).toContain(`By email, ${words}, at`);
  });
});
