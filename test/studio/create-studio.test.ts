import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { createStudio } from '../../src/studio/create-studio.ts';
import type { Inbox } from '../../src/studio/inbox.ts';
import type { Preview } from '../../src/studio/preview.ts';
import type { PreviewDesk } from '../../src/studio/preview-desk.ts';

const RAW = 'From: daily@harbour.example\r\nTo: reader@example.org\r\nSubject: Hello\r\n\r\nText\r\n';

const PREVIEW: Preview = {
  row: {
    id: '2025-06-10',
    date: '2025-06-10',
    file: undefined,
    status: 'ready',
    from: 'Harbour Daily',
    subject: 'Hello',
    preheader: '',
    flags: [],
    errors: 0,
    warnings: 0,
  },
  findings: [],
  isStale: false,
  shown: {
    renderedAt: '2025-06-10T12:00:00Z',
    preheader: '',
    extent: { articles: 1, words: 1, minutes: 1, quotations: 0, figures: 0, sources: 0 },
    message: {
      from: 'daily@harbour.example',
      to: 'reader@example.org',
      subject: 'Hello',
      headers: [],
      html: '<h1>Hello</h1>',
      text: 'Hello',
      raw: RAW,
      bytes: { html: 14, encodedHtml: 14, text: 5, raw: RAW.length },
    },
    web: '<h1>Hello</h1>',
    direction: 'ltr',
  },
};

/** A desk and an inbox of one each, which tell of changes when they are asked to. */
class FakeParts implements PreviewDesk {
  readonly listeners = new Set<() => void>();
  readonly inbox: Inbox = {
    list: () => Array.from({ length: 201 }, (_, index) => ({ ...INBOX_ROW, messageId: `id-${index}` })),
    read: async (messageId) => (messageId === 'id-1' ? Buffer.from(RAW) : undefined),
    onMessage: () => () => undefined,
  };

  async list() {
    return { newsletter: { name: 'Harbour Daily', tagline: '' }, rows: [PREVIEW.row], otherFindings: [] };
  }

  async preview(id: string) {
    if (id === 'never-good') return { ...PREVIEW, shown: undefined, isStale: true };
    return id === PREVIEW.row.id ? PREVIEW : undefined;
  }

  async proof() {
    return undefined;
  }

  onChange(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

const INBOX_ROW = {
  messageId: '',
  time: '2025-06-10T16:30:00Z',
  from: 'daily@harbour.example',
  to: ['reader@example.org'],
  subject: 'Hello',
};

let folder: string;
let parts: FakeParts;
let studio: Hono;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-pictures-'));
  writeFileSync(join(folder, 'ship.png'), 'png');
  writeFileSync(join(folder, 'notes.txt'), 'not a picture');
  parts = new FakeParts();
  studio = createStudio({ desk: parts, inbox: parts.inbox, imagesFolder: folder });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function get(path: string, init: RequestInit = {}): Promise<Response> {
  return studio.request(path, { ...init, headers: { host: '127.0.0.1:4600', ...init.headers } });
}

function policyOf(response: Response): string[] {
  return (response.headers.get('content-security-policy') ?? '').split('; ');
}

describe('the studio', () => {
  it('is found from the root', async () => {
    for (const path of ['/', '/studio']) {
      const response = await get(path);
      expect([response.status, response.headers.get('location')]).toEqual([302, '/studio/']);
    }
  });

  it('serves its page with a policy that lets nothing in and nothing out', async () => {
    const response = await get('/studio/');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(policyOf(response)).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
      ]),
    );
  });

  it('lets pictures of other sites in only if it is asked to', async () => {
    expect(policyOf(await get('/studio/?pictures=all'))).toContain("img-src 'self' data: https:");
    expect(policyOf(await get('/studio/?pictures=on'))).toContain("img-src 'self' data:");
  });

  it('serves each file that its page names', async () => {
    const page = await (await get('/studio/')).text();
    const names = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toContain('app.js');
    for (const name of names) expect((await get(`/studio/${name}`)).status).toBe(200);
  });

  it('has no subscribers and no issues where no system runs, and no fault either', async () => {
    for (const path of ['subscribers', 'subscribers/x', 'issues', 'issues/2025-06-10/entries'])
      expect([path, (await get(`/studio/api/${path}`)).status]).toEqual([path, 204]);
  });

  it('gives the desk and its digests as JSON', async () => {
    expect(await (await get('/studio/api/digests')).json()).toMatchObject({ rows: [{ id: '2025-06-10' }] });
    expect(await (await get('/studio/api/digests/2025-06-10')).json()).toEqual(
      JSON.parse(JSON.stringify(PREVIEW)),
    );
    expect((await get('/studio/api/digests/2024-01-01')).status).toBe(404);
  });

  it('gives the newest messages of the inbox and how many there are', async () => {
    const { total, rows } = (await (await get('/studio/api/inbox')).json()) as {
      total: number;
      rows: unknown[];
    };
    expect([total, rows.length]).toEqual([201, 200]);
    expect(await (await get('/studio/api/inbox/id-1')).json()).toMatchObject({ subject: 'Hello', raw: RAW });
    expect((await get('/studio/api/inbox/id-9')).status).toBe(404);
  });

  it('offers digests and messages as .eml files, byte by byte', async () => {
    for (const [path, name] of [
      ['/studio/api/digests/2025-06-10/message.eml', '2025-06-10.eml'],
      ['/studio/api/inbox/id-1/message.eml', 'id-1.eml'],
    ] as const) {
      const response = await get(path);
      expect(response.headers.get('content-type')).toBe('message/rfc822');
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(await response.text()).toBe(RAW);
    }
    expect((await get('/studio/api/digests/never-good/message.eml')).status).toBe(404);
  });

  it('tells the page of changes while it listens', async () => {
    const response = await get('/studio/api/events');
    const reader = response.body!.getReader();
    // The comment that it begins with.
    await reader.read();
    const reading = reader.read();
    for (const listener of parts.listeners) listener();
    expect(new TextDecoder().decode((await reading).value as Uint8Array)).toContain('event: desk');
    await reader.cancel();
    expect(parts.listeners.size).toBe(0);
  });
});

describe('the pages that a mail leads to', () => {
  it('show the mail in the browser, in a sandbox', async () => {
    const response = await get('/issues/2025-06-10');
    expect(await response.text()).toBe('<h1>Hello</h1>');
    const policy = policyOf(response);
    expect(policy[0]).toMatch(/^sandbox (?!.*allow-scripts)/);
    expect(policy).toContain("default-src 'none'");
    for (const id of ['never-good', '2024-01-01']) expect((await get(`/issues/${id}`)).status).toBe(404);
  });

  it('serve the pictures of the content folder, and nothing else of the disk', async () => {
    const picture = await get('/images/ship.png');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    for (const path of [
      '/images/notes.txt',
      '/images/..%2Fship.png',
      '/images/%2e%2e/ship.png',
      '/images/lost.png',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('are those of a fixture below its own path', async () => {
    const own = { desk: parts, inbox: parts.inbox, imagesFolder: '/nowhere' };
    const withFixtures = createStudio({
      ...own,
      fixtures: [{ path: '/fixtures/1', desk: parts, imagesFolder: folder }],
    });
    const statusOf = async (path: string) =>
      (await withFixtures.request(path, { headers: { host: '127.0.0.1:4600' } })).status;
    expect(await statusOf('/images/ship.png')).toBe(404);
    expect(await statusOf('/fixtures/1/images/ship.png')).toBe(200);
    expect(await statusOf('/fixtures/1/issues/2025-06-10')).toBe(200);
    expect(await statusOf('/fixtures/2/issues/2025-06-10')).toBe(404);
  });

  it('are not all there: the rest says so', async () => {
    const response = await get('/unsubscribe/sample');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('one that the newsletter has for its subscribers');
  });
});

describe('the public site, where the whole system runs', () => {
  const asked: string[] = [];
  const get = (path: string, init: RequestInit = {}) =>
    createStudio({
      desk: parts,
      inbox: parts.inbox,
      imagesFolder: folder,
      site: async (request, ip) => {
        const { pathname } = new URL(request.url);
        asked.push(`${request.method} ${pathname} ${ip}`);
        return pathname === '/' || pathname === '/issues/2025-06-09'
          ? new Response('the site', {
              headers: { 'Content-Security-Policy': "default-src 'none'; its own" },
            })
          : new Response('the site has no such page', { status: 404 });
      },
    }).request(path, { ...init, headers: { host: '127.0.0.1:4600', ...init.headers } });

  it('has every path that is not the studio’s, and its own policy', async () => {
    const home = await get('/');
    expect([home.status, await home.text()]).toEqual([200, 'the site']);
    expect(policyOf(home)).toContain('its own');
    expect((await get('/unsubscribe/x', { method: 'POST' })).status).toBe(404);
    expect(asked).toEqual(['GET / 127.0.0.1', 'POST /unsubscribe/x 127.0.0.1']);
  });

  it('shows the preview of an issue that is not published yet', async () => {
    expect(await (await get('/issues/2025-06-09')).text()).toBe('the site');
    expect(await (await get('/issues/2025-06-10')).text()).toBe('<h1>Hello</h1>');
    expect(await (await get('/issues/2024-01-01')).text()).toBe('the site has no such page');
  });

  it('takes nothing that was led here under another name, nor anything for the studio', async () => {
    asked.length = 0;
    expect((await get('/subscribe', { method: 'POST', headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await get('/studio/api/digests', { method: 'POST' })).status).toBe(405);
    expect((await get('/studio/nothing.js')).status).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('a request', () => {
  it('that was led here under another name is refused', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'evil.example:4600', '']) {
      expect([host, (await get('/studio/api/digests', { headers: { host } })).status]).toEqual([host, 421]);
    }
    for (const host of ['localhost:4600', '127.0.0.1:8080', 'localhost']) {
      expect([host, (await get('/studio/api/digests', { headers: { host } })).status]).toEqual([host, 200]);
    }
  });

  it('that would change something is refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await get('/studio/api/digests', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('to do something is taken from the studio itself only', async () => {
    const post = (headers: Record<string, string>) =>
      get('/studio/api/actions/none', { method: 'POST', headers });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ origin: 'http://127.0.0.1:4600' })).status).toBe(404);
  });

  it('for a file beside the page gets nothing', async () => {
    for (const path of [
      '/studio/..%2fdesk.ts',
      '/studio/jsconfig.json',
      '/studio/%2e%2e%2fdesk.ts',
      '/studio/nothing.js',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('is answered with headers that keep other sites from using the answer', async () => {
    for (const path of ['/studio/', '/studio/app.js', '/studio/api/digests', '/issues/2025-06-10']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-dns-prefetch-control')).toBe('off');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });
});
