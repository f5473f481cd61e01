import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import {
  ARTICLE,
  DIGEST,
  article,
  createTemporaryProject,
  digest,
  type TemporaryProject,
} from './temporary-project.ts';

let project: TemporaryProject;
let desk: OpenDesk;

beforeEach(() => {
  project = createTemporaryProject();
  cpSync('templates', join(project.root, 'templates'), { recursive: true });
  desk = openDesk({
    root: project.root,
    templatesFolder: join(project.root, 'templates'),
    siteUrl: 'http://127.0.0.1:4600',
  });
});

afterEach(() => {
  desk.close();
  project.dispose();
});

/** Saves, and waits until the desk tells of it. */
function save(path: string, text: string): Promise<void> {
  return told(() => project.replace(path, text));
}

/** Changes something, and waits until the desk tells of it. */
async function told(change: () => void): Promise<void> {
  let end = () => {};
  const telling = new Promise<void>((resolve) => (end = desk.onChange(resolve)));
  change();
  await telling;
  end();
}

/** Adds to the project's article what somebody said, with the source of that. */
function writeWithQuote(): void {
  project.write('content/people.yaml', PEOPLE);
  project.write('content/sources/notice.md', SOURCE);
  const text = article('Crane drivers walk out').replace('countries', 'sources: [notice]\ncountries');
  project.write(ARTICLE, text + QUOTE);
}

describe('openDesk', () => {
  it('shows what was saved in content and in newsletter.yaml', async () => {
    const subjectOf = async () => (await desk.preview('2025-06-10'))?.shown?.message.subject;
    expect(await subjectOf()).toContain('Crane drivers walk out');
    await save(ARTICLE, article('Crane drivers walk back in'));
    expect(await subjectOf()).toContain('Crane drivers walk back in');

    await save('newsletter.yaml', 'name: Broken off');
    expect((await desk.list()).rows).toMatchObject([{ status: 'broken' }]);
  });

  it('notices when a picture of the content comes or goes, and shows the mail without it', async () => {
    const rulesOf = async () => (await desk.preview('2025-06-10'))?.findings.map(({ rule }) => rule);
    const image = (name: string) =>
      `\n:::image\nurl: https://harbour.example/images/${name}\nalt: A quay\ncredit: Us\nlicence: CC0\nwidth: 600\nheight: 300\n:::\n`;
    await save(ARTICLE, article('Crane drivers walk out') + image('quay.png'));
    expect(await rulesOf()).toContain('missing-picture');
    expect((await desk.preview('2025-06-10'))?.shown?.message.html).toContain('/images/quay.png');

    await told(() => project.write('content/images/quay.png', 'quay'));
    expect(await rulesOf()).not.toContain('missing-picture');
    await told(() => project.remove('content/images/quay.png'));
    expect(await rulesOf()).toContain('missing-picture');
  });

  it('keeps the last good mail when a template is broken', async () => {
    await desk.preview('2025-06-10');
    await save('templates/digest.mjml.hbs', '{{#if}}');
    const preview = await desk.preview('2025-06-10');
    expect(preview).toMatchObject({
      isStale: true,
      findings: [{ level: 'error', file: 'templates/digest.mjml.hbs', line: 1 }],
    });
    expect(preview?.shown?.message.html).toContain('Crane drivers walk out');
  });

  const SHOWN_AFTER: Record<string, { path: string; text: (before: string) => string; shows: string }> = {
    'an article': {
      path: ARTICLE,
      text: (before) => before.replace('The night shift', 'The early shift'),
      shows: 'The early shift stayed',
    },
    'a digest': { path: DIGEST, text: () => digest('Another subject'), shows: 'Another subject' },
    'newsletter.yaml': {
      path: 'newsletter.yaml',
      text: (before) => before.replace('Harbour Daily', 'Harbour Weekly'),
      shows: 'Harbour Weekly',
    },
    'people.yaml': {
      path: 'content/people.yaml',
      text: (before) => before.replace('Ada Quay', 'Ada Harbour'),
      shows: 'Ada Harbour',
    },
    'a template': {
      path: 'templates/digest.mjml.hbs',
      text: (before) => before.replace('{{> masthead}}', '<mj-raw><p>Above</p></mj-raw>{{> masthead}}'),
      shows: '<p>Above</p>',
    },
    'a partial': {
      path: 'templates/partials/blocks/prose.mjml.hbs',
      text: (before) => `${before}<mj-text>Below the prose</mj-text>\n`,
      shows: 'Below the prose',
    },
    'the words of a language': {
      path: 'templates/words/en.yaml',
      text: (before) => before.replace(/Unsubscribe/g, 'Leave us'),
      shows: 'Leave us',
    },
  };

  it.each(Object.entries(SHOWN_AFTER))('shows at once what was saved in %s', async (_what, file) => {
    writeWithQuote();
    const html = async () => (await desk.preview('2025-06-10'))?.shown?.message.html;
    expect(await html()).not.toContain(file.shows);
    await save(file.path, file.text(readFileSync(join(project.root, file.path), 'utf8')));
    expect(await html()).toContain(file.shows);
  });

  it('judges anew what was saved in a source', async () => {
    writeWithQuote();
    const rules = async () => (await desk.preview('2025-06-10'))?.findings.map(({ rule }) => rule);
    expect(await rules()).not.toContain('quote-absent');
    await save('content/sources/notice.md', SOURCE.replace('We have waited long enough', 'They have waited'));
    expect(await rules()).toContain('quote-absent');
  });

  it('knows the paths of the files that it has read, and of no others', async () => {
    await desk.preview('2025-06-10');
    expect(desk.pathOf(ARTICLE)).toBe(join(project.root, ARTICLE));
    expect(desk.pathOf('newsletter.yaml')).toBe(join(project.root, 'newsletter.yaml'));
    expect(desk.pathOf('templates/words/en.yaml')).toBe(join(project.root, 'templates/words/en.yaml'));
    for (const file of [
      '/etc/passwd',
      '../x',
      'content',
      'templates/',
      'templates/../newsletter.yaml',
      'templates/toString',
      '',
    ])
      expect([file, desk.pathOf(file)]).toEqual([file, undefined]);
  });
});

const PEOPLE =
  'quay:\n  name: Ada Quay\n  country: NL\n  roles:\n    - { title: crane driver, from: 2025-01-01 }\n';

const QUOTE = '\n> “We have waited long enough”\n>\n> — quay {said=2025-06-10 source=notice}\n';

const SOURCE = `---
id: notice
outlet: Port Wire
headline: Drivers walk out
published: 2025-06-10T08:00+02:00
---
“We have waited long enough”, said Ada Quay, a crane driver, on 10 June. Berths stay closed until noon. The night shift stayed at the gate.
`;
