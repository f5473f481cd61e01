import { describe, expect, it } from '@jest/globals';
import type { LinkFate } from '../../src/local/link-fate.ts';
import type { Inbox } from '../../src/studio/inbox.ts';
import { linkRoutes } from '../../src/studio/link-routes.ts';
import { listMailLinks } from '../../src/studio/list-mail-links.ts';
import type { Preview } from '../../src/studio/preview.ts';
import type { PreviewDesk } from '../../src/studio/preview-desk.ts';

const HTML = `<a href="https://news.example/a?x=1&amp;y=2">a</a><p><a class="b" href="https://news.example/b">b</a></p>
<a href="https://news.example/b">again</a><a href="#story">here</a><a href="mailto:?subject=x">mail</a>
<a href="http://127.0.0.1:4600/issues/x">own</a><a href="http://localhost:4600/archive">own</a>
<a href="javascript:alert(1)">no</a><a href="/relative">no</a><a>none</a>`;

const desk: Pick<PreviewDesk, 'preview'> = {
  preview: async (id) =>
    id === '2025-06-10' ? ({ shown: { message: { html: HTML } } } as unknown as Preview) : undefined,
};
const inbox: Pick<Inbox, 'read'> = {
  read: async (id) =>
    id === 'one'
      ? Buffer.from('Content-Type: text/html\r\n\r\n<a href="https://news.example/in-the-inbox">x</a>\r\n')
      : undefined,
};

function studio(fates: Readonly<Record<string, LinkFate>> = {}) {
  const opened: string[] = [];
  const routes = linkRoutes({
    desk: desk as PreviewDesk,
    inbox: inbox as Inbox,
    open: async (url) => {
      opened.push(url);
      return fates[url] ?? { kind: 'alive', status: 200, at: url };
    },
  });
  const ask = (command: unknown) =>
    routes.request('/links', { method: 'POST', body: JSON.stringify(command) });
  return { opened, ask };
}

describe('the links of a mail', () => {
  it('are those that it has, each once, and not those within it', () => {
    expect(listMailLinks(HTML)).toEqual([
      'https://news.example/a?x=1&y=2',
      'https://news.example/b',
      'mailto:?subject=x',
      'http://127.0.0.1:4600/issues/x',
      'http://localhost:4600/archive',
      'javascript:alert(1)',
      '/relative',
    ]);
  });

  it('are opened when somebody asks, those of this machine left out, and told one by one', async () => {
    const dead: LinkFate = { kind: 'dead', why: 'is not there (status 404)' };
    const { ask, opened } = studio({ 'https://news.example/b': dead });
    const text = await (await ask({ kind: 'digest', id: '2025-06-10' })).text();
    const reports = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(reports).toEqual([
      {
        url: 'https://news.example/a?x=1&y=2',
        fate: { kind: 'alive', status: 200, at: 'https://news.example/a?x=1&y=2' },
      },
      { url: 'https://news.example/b', fate: dead },
    ]);
    expect(opened).toEqual(['https://news.example/a?x=1&y=2', 'https://news.example/b']);
  });

  it('are opened of sent messages, too', async () => {
    const { ask, opened } = studio();
    await (await ask({ kind: 'message', id: 'one' })).text();
    expect(opened).toEqual(['https://news.example/in-the-inbox']);
  });

  it('are all that can be opened: the page cannot name an address', async () => {
    const { ask, opened } = studio();
    for (const command of [
      {},
      [],
      { kind: 'digest' },
      { kind: 'page', id: 'https://news.example/' },
      { kind: 'digest', id: '2025-06-10', url: 'https://other.example/' },
    ])
      expect((await ask(command)).status).toBe(400);
    expect((await ask({ kind: 'digest', id: 'https://other.example/' })).status).toBe(404);
    expect((await ask({ kind: 'message', id: '../one' })).status).toBe(404);
    expect(opened).toEqual([]);
  });
});
