import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { RULES } from '../../src/check/rules.ts';
import { KeptMessages } from '../../src/local/kept-messages.ts';
import type { Compatibility } from '../../src/studio/compatibility.ts';
import { createStudio } from '../../src/studio/create-studio.ts';
import type { EvidenceView } from '../../src/studio/evidence-view.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import type { RulePage } from '../../src/studio/rule-page.ts';
import { checkedArticle, PEOPLE, SOURCE, SOURCE_FILE } from './checked-article.ts';
import { ARTICLE, createTemporaryProject, type TemporaryProject } from './temporary-project.ts';

const WRONG = 'content/articles/2025-06-12/quay-strike-again.md';

let project: TemporaryProject;
let desk: OpenDesk;
let studio: Hono;

beforeAll(async () => {
  project = createTemporaryProject();
  project.write('content/people.yaml', PEOPLE);
  project.write(SOURCE_FILE, SOURCE);
  project.write(ARTICLE, checkedArticle());
  project.write(
    WRONG,
    checkedArticle({ quotation: 'the cranes will stand for two weeks', boxes: 150 }).replace(
      'date: 2025-06-10',
      'date: 2025-06-12',
    ),
  );
  desk = openDesk({ root: project.root, templatesFolder: 'templates', siteUrl: 'http://127.0.0.1' });
  const inbox = await KeptMessages.open(join(project.root, 'inbox'));
  studio = createStudio({ desk, inbox, imagesFolder: join(project.root, 'content/images') });
});

afterAll(() => {
  desk.close();
  project.dispose();
});

const get = (path: string) => studio.request(path, { headers: { host: '127.0.0.1' } });
const getJson = async <T>(path: string) => (await (await get(path)).json()) as T;

describe('the evidence of a digest', () => {
  it('puts what was compared beside the paragraph of the source that bears it out', async () => {
    const { items, hasSourcesPage } = await getJson<EvidenceView>('/studio/api/digests/2025-06-10/evidence');
    expect(hasSourcesPage).toBe(true);
    expect(items).toEqual([
      {
        kind: 'quotation',
        status: 'verbatim',
        file: ARTICLE,
        line: 13,
        path: 'blocks[1].blocks[0].quotes[0].fragments[0]',
        text: 'the cranes will stand for two days',
        words: ['the cranes will stand for two days'],
        source: {
          outlet: 'Harbour Gazette',
          headline: 'Night shift walks out',
          file: SOURCE_FILE,
          line: 8,
          before: 'Greta Halvorsen, who runs the terminal, said on Tuesday that “',
          exact: 'the cranes will stand for two days',
          after: '”.',
          isNearest: false,
        },
      },
      expect.objectContaining({
        kind: 'figure',
        status: 'borne-out',
        text: '140',
        words: expect.arrayContaining(['Left on the quay']),
        source: expect.objectContaining({ before: 'Some ', exact: '140', line: 10 }),
      }),
    ]);
  });

  it('shows of what differs what the source has in its place, and where the mail has it', async () => {
    const { items, fields, hasSourcesPage } = await getJson<EvidenceView>(
      '/studio/api/digests/2025-06-12/evidence',
    );
    expect(hasSourcesPage).toBe(false);
    expect(items.map(({ status, text, source }) => [status, text, source?.exact, source?.isNearest])).toEqual(
      [
        ['altered', 'the cranes will stand for two weeks', 'the cranes will stand for two days', true],
        ['absent', '150', '140', true],
      ],
    );
    expect(fields).toContainEqual({
      file: WRONG,
      path: 'blocks[1].blocks[0].quotes[0].fragments[0]',
      words: ['the cranes will stand for two weeks'],
    });
  });

  it('is not there of a digest that is not', async () => {
    for (const look of ['evidence', 'spam', 'compatibility'])
      expect((await get(`/studio/api/digests/2025-06-11/${look}`)).status).toBe(404);
  });
});

describe('the page of sources of what is not published', () => {
  it('is the one that readers will get', async () => {
    const answer = await get('/issues/2025-06-10/sources');
    const html = await answer.text();
    expect(html).toContain('Harbour Gazette');
    expect(html).toContain('the cranes will stand for two days');
    expect(html).not.toContain('who runs the terminal');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('is not there where nothing is borne out', async () => {
    expect((await get('/issues/2025-06-12/sources')).status).toBe(404);
  });
});

describe('compatibility', () => {
  it('names what some programs do without and a plain mail does not ask for, with the day of the data', async () => {
    const { asOf, features } = await getJson<Compatibility>('/studio/api/digests/2025-06-10/compatibility');
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    const colourScheme = features.find(({ feature }) => feature === 'color-scheme');
    expect(colourScheme?.without).toContain('Gmail');
    expect(features.map(({ feature }) => feature)).not.toContain('border-collapse');
  });
});

describe('the page of a rule', () => {
  it.each(RULES)('is there for $id, with its reason and its remedy', async ({ id, title }) => {
    const page = await getJson<RulePage>(`/studio/api/rules/${id}`);
    expect(page.title).toBe(title);
    const words = page.blocks
      .flatMap((block) => (block.kind === 'code' ? [] : block.runs))
      .map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['Why.', 'Mend.', 'Let it stand.']));
  });

  it('is of known rules only, whatever is asked for', async () => {
    for (const id of ['unknown-person', 'README', '..%2F..%2Fpackage'])
      expect(await getJson(`/studio/api/rules/${id}`)).toBeNull();
  });
});

describe('axe', () => {
  it('is served as a module that works in a window of the caller’s choice', async () => {
    const answer = await get('/studio/axe.js');
    expect(answer.headers.get('Content-Type')).toContain('text/javascript');
    expect((await answer.text()).slice(0, 40)).toContain('export function loadAxe(window)');
  });
});
