import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseAndCheckContent } from '../../src/check/parse-and-check-content.ts';
import type { ContentFile } from '../../src/digest/content.ts';
import { RenderError } from '../../src/email/render-error.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { createDesk, type Desk } from '../../src/studio/desk.ts';
import type { Renderer } from '../../src/email/create-renderer.ts';
import {
  ARTICLE,
  DIGEST,
  article,
  createTemporaryProject,
  digest,
  type TemporaryProject,
} from './temporary-project.ts';

/** The steps that the desk itself does not take. */
const STEPS = {
  view: () => {
    throw new Error('Not asked for');
  },
  mjml: () => '',
} satisfies Partial<Renderer>;

let project: TemporaryProject;
let rendered: number;
let templates: Renderer['render'];
let now: string;

beforeEach(() => {
  project = createTemporaryProject();
  rendered = 0;
  now = '2025-06-10T12:00:00Z';
  templates = async (input) => {
    rendered += 1;
    if (input.kind !== 'digest') throw new Error('A desk renders digests only');
    const { subject, preheader } = input.digest;
    return { subject, preheader, html: `<h1>${subject}</h1>`, text: subject };
  };
});

afterEach(() => project.dispose());

function openDesk(loadRenderer = async (): Promise<Renderer> => ({ ...STEPS, render: templates })): Desk {
  return createDesk({
    siteUrl: 'http://127.0.0.1:4600',
    now: () => now,
    loadRenderer,
    async readContent() {
      const { files, findings } = await loadContentFolder(project.root);
      return parseAndCheckContent(files, findings);
    },
  });
}

describe('the desk', () => {
  it('lists a digest as an inbox would', async () => {
    const { newsletter, rows, otherFindings } = await openDesk().list();
    expect(newsletter).toEqual({ name: 'Harbour Daily', tagline: '' });
    expect(rows).toEqual([
      {
        id: '2025-06-10',
        date: '2025-06-10',
        file: DIGEST,
        status: 'ready',
        from: 'Harbour Daily',
        subject: 'Crane drivers walk out',
        preheader: '',
        flags: ['NL'],
        errors: 0,
        warnings: 0,
      },
    ]);
    expect(otherFindings).toEqual([]);
  });

  it('renders nothing until a digest is opened', async () => {
    await openDesk().list();
    expect(rendered).toBe(0);
  });

  it('shows a digest as a subscriber gets it', async () => {
    const preview = await openDesk().preview('2025-06-10');
    expect(preview).toMatchObject({
      findings: [],
      isStale: false,
      shown: { renderedAt: now, preheader: '' },
    });
    expect(preview?.shown?.message).toMatchObject({
      from: 'Harbour Daily <daily@harbour.example>',
      to: 'sample.subscriber@example.org',
      subject: 'Crane drivers walk out',
      html: '<h1>Crane drivers walk out</h1>',
    });
  });

  it('knows no digest of another id', async () => {
    expect(await openDesk().preview('2024-01-01')).toBeUndefined();
  });

  it('renders a digest again only if it would come out differently', async () => {
    const desk = openDesk();
    await desk.preview('2025-06-10');
    project.write('content/articles/2025-06-12/other.md', article('Something else', '2025-06-12'));
    desk.contentChanged();
    await desk.preview('2025-06-10');
    expect(rendered).toBe(1);
    const before = templates;
    templates = async (input) => ({ ...(await before(input)), html: 'New' });
    desk.templatesChanged();
    const preview = await desk.preview('2025-06-10');
    expect(preview?.shown?.message.html).toBe('New');
  });

  it('answers with what was saved while it was reading or rendering', async () => {
    const desk = openDesk();
    const before = templates;
    templates = async (input) => {
      const mail = await before(input);
      if (rendered === 1) {
        project.write(ARTICLE, article('Crane drivers walk back in'));
        desk.contentChanged();
      }
      return mail;
    };
    const preview = await desk.preview('2025-06-10');
    expect(preview?.shown?.message.subject).toBe('Crane drivers walk back in');
  });

  it('does not tell of a file as broken that is only half saved yet', async () => {
    const desk = openDesk();
    await desk.preview('2025-06-10');
    const whole = article('Crane drivers walk back in');
    project.write(ARTICLE, whole.slice(0, 20));
    desk.contentChanged();
    const asked = desk.preview('2025-06-10');
    setTimeout(() => {
      project.write(ARTICLE, whole);
      desk.contentChanged();
    }, 40);
    expect(await asked).toMatchObject({
      isStale: false,
      shown: { message: { subject: 'Crane drivers walk back in' } },
    });
  });

  it('keeps what is known of a mail while other digests are worked on', async () => {
    project.write('content/articles/2025-06-12/other.md', article('Something else', '2025-06-12'));
    const before = templates;
    templates = async (input) => {
      const mail = await before(input);
      return mail.subject === 'Something else' ? { ...mail, html: `<p>${'word '.repeat(25_000)}</p>` } : mail;
    };
    const desk = openDesk();
    const statusOf = async (id: string) => (await desk.list()).rows.find((row) => row.id === id)?.status;
    await desk.preview('2025-06-12');
    expect(await statusOf('2025-06-12')).toBe('broken');
    project.write(ARTICLE, article('Crane drivers walk back in'));
    desk.contentChanged();
    expect(await statusOf('2025-06-12')).toBe('broken');
    project.write('content/articles/2025-06-12/other.md', article('Something shorter', '2025-06-12'));
    desk.contentChanged();
    expect(await statusOf('2025-06-12')).toBe('ready');
  });

  it('tries again after a reading that failed', async () => {
    let reads = 0;
    const desk = createDesk({
      ...{ siteUrl: 'http://127.0.0.1:4600', now: () => now },
      loadRenderer: async () => ({ ...STEPS, render: templates }),
      async readContent() {
        reads += 1;
        if (reads === 1) throw new Error('ENOTDIR');
        const { files, findings } = await loadContentFolder(project.root);
        return parseAndCheckContent(files, findings);
      },
    });
    await expect(desk.preview('2025-06-10')).rejects.toThrow('ENOTDIR');
    expect((await desk.preview('2025-06-10'))?.shown).toBeDefined();
  });

  it('answers somebody who saves all the time, too', async () => {
    const desk = openDesk();
    const before = templates;
    templates = async (input) => {
      project.write(ARTICLE, article(`Headline ${rendered}`));
      desk.contentChanged();
      return before(input);
    };
    expect((await desk.preview('2025-06-10'))?.shown).toBeDefined();
    expect(rendered).toBe(3);
  });

  it('shows a day that has articles and no digest file', async () => {
    const desk = openDesk();
    project.write('content/articles/2025-06-12/other.md', article('Something else', '2025-06-12'));
    desk.contentChanged();
    const { rows } = await desk.list();
    expect(rows.map(({ id, file }) => [id, file])).toEqual([
      ['2025-06-12', undefined],
      ['2025-06-10', DIGEST],
    ]);
    expect((await desk.preview('2025-06-12'))?.shown?.message.subject).toBe('Something else');
  });

  it('shows an article once its embargo has ended, without a change to any file', async () => {
    project.write(
      'content/articles/2025-06-12/other.md',
      article('Held', '2025-06-12').replace('countries', 'embargo: 2025-06-10T13:00Z\ncountries'),
    );
    const desk = openDesk();
    expect((await desk.list()).rows).toHaveLength(1);
    now = '2025-06-10T13:00:30Z';
    expect((await desk.list()).rows).toHaveLength(2);
  });
});

const LONE = 'content/articles/2025-06-12/other.md';

describe('a day of drafts', () => {
  const draft = (headline: string) =>
    article(headline, '2025-06-12').replace('countries', 'status: draft\ncountries');

  it('is on the desk as a draft, to be looked at', async () => {
    project.write(LONE, draft('Not yet'));
    const desk = openDesk();
    expect((await desk.list()).rows).toMatchObject([
      { id: '2025-06-12', file: undefined, status: 'draft', subject: 'Not yet', errors: 0 },
      { id: '2025-06-10' },
    ]);
    expect(await desk.preview('2025-06-12')).toMatchObject({
      isStale: false,
      shown: { message: { subject: 'Not yet' } },
    });
    expect((await desk.proof('2025-06-12'))?.choice.digest.status).toBe('draft');
  });

  it('is what is ready of it as soon as something is', async () => {
    project.write(LONE, draft('Not yet'));
    project.write('content/articles/2025-06-12/ready.md', article('Ready', '2025-06-12'));
    expect((await openDesk().list()).rows[0]).toMatchObject({ status: 'ready', subject: 'Ready' });
  });

  it('leaves alone a day whose digest an editor has written', async () => {
    project.write(LONE, draft('Not yet').replace('2025-06-12', '2025-06-10'));
    expect((await openDesk().list()).rows).toMatchObject([{ id: '2025-06-10', file: DIGEST }]);
  });
});

describe('a broken save', () => {
  it('of the only article of a day keeps its last good mail on the desk, under the errors', async () => {
    project.write(LONE, article('All there is', '2025-06-12'));
    const desk = openDesk();
    await desk.preview('2025-06-12');
    project.write(LONE, article('All there is', '2025-06-12').replace('countries: [NL]', 'countries: [nl]'));
    desk.contentChanged();
    const { rows, otherFindings } = await desk.list();
    expect(rows[0]).toMatchObject({ id: '2025-06-12', status: 'broken', subject: 'All there is', errors: 1 });
    expect(otherFindings).toEqual([]);
    const broken = await desk.preview('2025-06-12');
    expect(broken).toMatchObject({ isStale: true, findings: [{ file: LONE, line: 4 }] });
    expect(broken?.shown?.message.subject).toBe('All there is');

    project.write(LONE, article('Mended', '2025-06-12'));
    desk.contentChanged();
    expect(await desk.preview('2025-06-12')).toMatchObject({
      row: { status: 'ready', errors: 0 },
      isStale: false,
      shown: { message: { subject: 'Mended' } },
    });
  });

  it('of newsletter.yaml keeps the days without a digest file, too', async () => {
    project.write(LONE, article('All there is', '2025-06-12'));
    const desk = openDesk();
    await desk.preview('2025-06-12');
    project.write('newsletter.yaml', 'name: Harbour Daily\n');
    desk.contentChanged();
    expect((await desk.list()).rows).toMatchObject([
      { id: '2025-06-12', status: 'broken', subject: 'All there is' },
      { id: '2025-06-10', status: 'broken' },
    ]);
    const broken = await desk.preview('2025-06-12');
    expect(broken?.findings[0]?.file).toBe('newsletter.yaml');
    expect(broken?.shown?.message.subject).toBe('All there is');
  });

  it('keeps no day whose articles were taken away', async () => {
    project.write(LONE, article('All there is', '2025-06-12'));
    const desk = openDesk();
    await desk.preview('2025-06-12');
    project.remove(LONE);
    desk.contentChanged();
    expect((await desk.list()).rows).toMatchObject([{ id: '2025-06-10' }]);
    expect(await desk.preview('2025-06-12')).toBeUndefined();
  });

  it('of newsletter.yaml is told with a digest that cannot be read, too', async () => {
    project.write(DIGEST, digest().replace('date:', 'dat:'));
    project.write('newsletter.yaml', 'name: Harbour Daily\n');
    const preview = await openDesk().preview('2025-06-10');
    expect(new Set(preview?.findings.map(({ file }) => file))).toEqual(new Set([DIGEST, 'newsletter.yaml']));
  });

  it('keeps the last good mail under the errors of an article, until these are put right', async () => {
    const desk = openDesk();
    await desk.preview('2025-06-10');
    project.write(ARTICLE, article('New words').replace('countries: [NL]', 'countries: [nl]'));
    desk.contentChanged();
    const broken = await desk.preview('2025-06-10');
    expect(broken).toMatchObject({ row: { status: 'broken', errors: 1 }, isStale: true });
    expect(broken?.findings).toMatchObject([{ file: ARTICLE, line: 4, path: 'countries[0]' }]);
    expect(broken?.shown?.message.subject).toBe('Crane drivers walk out');

    project.write(ARTICLE, article('New words'));
    desk.contentChanged();
    const mended = await desk.preview('2025-06-10');
    expect(mended).toMatchObject({ row: { status: 'ready' }, findings: [], isStale: false });
    expect(mended?.shown?.message.subject).toBe('New words');
  });

  it('does not make a digest of its own where an editor has written one that cannot be read', async () => {
    const desk = openDesk();
    await desk.preview('2025-06-10');
    project.write(DIGEST, digest().replace('date:', 'dat:'));
    desk.contentChanged();
    expect((await desk.list()).rows).toMatchObject([
      { id: '2025-06-10', status: 'broken', file: DIGEST, errors: 1 },
    ]);
    const broken = await desk.preview('2025-06-10');
    expect(broken).toMatchObject({
      isStale: true,
      findings: [{ file: DIGEST, line: 2, rule: 'unknown-field' }],
    });
    expect(broken?.shown?.message.subject).toBe('Crane drivers walk out');
  });

  it('shows the errors alone if no version has been good', async () => {
    project.write(ARTICLE, article('New words').replace('title:', 'titel:'));
    const preview = await openDesk().preview('2025-06-10');
    expect(preview?.shown).toBeUndefined();
    expect(preview?.isStale).toBe(true);
    expect(preview?.findings.map(({ file }) => file)).toContain(ARTICLE);
  });

  it('of a template is told like one of the content', async () => {
    const desk = openDesk();
    await desk.preview('2025-06-10');
    templates = () =>
      Promise.reject(
        new RenderError('template-syntax', [
          { file: 'templates/digest.mjml.hbs', line: 3, path: '', message: 'has no end.' },
        ]),
      );
    desk.templatesChanged();
    const broken = await desk.preview('2025-06-10');
    expect(broken).toMatchObject({
      isStale: true,
      findings: [
        { file: 'templates/digest.mjml.hbs', line: 3, rule: 'template-syntax', message: 'has no end.' },
      ],
    });
    expect(broken?.shown?.message.subject).toBe('Crane drivers walk out');
    expect((await desk.list()).rows).toMatchObject([{ status: 'broken', errors: 1 }]);
    templates = () => Promise.reject(new Error('Not asked for'));
    desk.templatesChanged();
    expect((await desk.list()).rows).toMatchObject([{ status: 'ready', errors: 0 }]);
  });

  it('of templates that cannot be loaded breaks every digest', async () => {
    project.write(LONE, article('Another', '2025-06-12'));
    const fault = { file: 'templates/words.en.yaml', line: 3, path: '', message: 'has no end.' };
    const desk = openDesk(() => Promise.reject(new RenderError('template-syntax', [fault])));
    await desk.preview('2025-06-10');
    expect((await desk.list()).rows).toMatchObject([{ status: 'broken' }, { status: 'broken' }]);
  });

  it('of a file that belongs to no digest is told beside the digests', async () => {
    project.write('content/articles/2025-06-10/loose.md', 'no front matter');
    const { rows, otherFindings } = await openDesk().list();
    expect(rows).toMatchObject([{ id: '2025-06-10', status: 'ready' }]);
    expect(otherFindings.map(({ file }) => file)).toContain('content/articles/2025-06-10/loose.md');
  });

  it('of newsletter.yaml breaks every digest, with the reason', async () => {
    project.write('newsletter.yaml', 'name: Harbour Daily\n');
    const desk = openDesk();
    expect((await desk.list()).rows).toMatchObject([{ id: '2025-06-10', status: 'broken', from: '' }]);
    const preview = await desk.preview('2025-06-10');
    expect(preview?.findings[0]?.file).toBe('newsletter.yaml');
  });
});

describe('a desk with more than can be checked at once', () => {
  const OTHER = 'content/articles/2025-06-12/other.md';

  function openGradualDesk(): Desk {
    project.write(OTHER, article('TK something else', '2025-06-12'));
    return createDesk({
      ...{ siteUrl: 'http://127.0.0.1:4600', now: () => now },
      loadRenderer: async () => ({ ...STEPS, render: templates }),
      async readContent(due) {
        const { files, findings } = await loadContentFolder(project.root);
        return parseAndCheckContent(known(files), findings, undefined, (unchecked) =>
          unchecked.filter((file) => due.has(file)),
        );
      },
    });
  }

  // What was checked is known by the file, which is one value as long as nobody saves it.
  let before: readonly ContentFile[] = [];
  function known(files: readonly ContentFile[]): readonly ContentFile[] {
    before = files.map((file) => before.find(({ path }) => path === file.path) ?? file);
    return before;
  }

  beforeEach(() => {
    before = [];
  });

  const statusOf = async (desk: Desk) =>
    (await desk.list()).rows.map(({ id, status, isBeingChecked }) => [id, status, isBeingChecked]);

  it('says what is not checked yet, goes on by itself, and tells when it is', async () => {
    const desk = openGradualDesk();
    const told = new Promise<void>((resolve) => void desk.onChange(resolve));
    expect(await statusOf(desk)).toEqual([
      ['2025-06-12', 'ready', true],
      ['2025-06-10', 'ready', true],
    ]);
    await told;
    expect(await statusOf(desk)).toEqual([
      ['2025-06-12', 'broken', undefined],
      ['2025-06-10', 'ready', undefined],
    ]);
  });

  it('checks what is looked at before it shows it', async () => {
    const desk = openGradualDesk();
    const preview = await desk.preview('2025-06-12');
    expect(preview).toMatchObject({ row: { status: 'broken' }, findings: [{ rule: 'placeholder' }] });
  });

  it('checks what was not a part of it yet when it was read first', async () => {
    project.write(ARTICLE, 'half');
    let reads = 0;
    const desk = createDesk({
      ...{ siteUrl: 'http://127.0.0.1:4600', now: () => now },
      loadRenderer: async () => ({ ...STEPS, render: templates }),
      async readContent(due) {
        reads += 1;
        if (reads === 2) project.write(ARTICLE, article('Crane drivers walk out'));
        const { files, findings } = await loadContentFolder(project.root);
        return parseAndCheckContent(files, findings, undefined, (unchecked) =>
          unchecked.filter((file) => due.has(file)),
        );
      },
    });
    expect((await desk.preview('2025-06-10'))?.shown?.message.subject).toBe('Crane drivers walk out');
  });

  it('leaves off when something is saved, and begins anew', async () => {
    const desk = openGradualDesk();
    await desk.list();
    project.write(OTHER, article('Something else', '2025-06-12'));
    before = before.filter(({ path }) => path !== OTHER);
    desk.contentChanged();
    const told = new Promise<void>((resolve) => void desk.onChange(resolve));
    await desk.list();
    await told;
    expect(await statusOf(desk)).toEqual([
      ['2025-06-12', 'ready', undefined],
      ['2025-06-10', 'ready', undefined],
    ]);
  });
});

describe('listeners', () => {
  it('are told of changes until they end it', () => {
    const desk = openDesk();
    let told = 0;
    const end = desk.onChange(() => (told += 1));
    desk.contentChanged();
    desk.templatesChanged();
    end();
    desk.contentChanged();
    expect(told).toBe(2);
  });
});
