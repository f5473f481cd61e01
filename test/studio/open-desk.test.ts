import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { ARTICLE, article, createTemporaryProject, type TemporaryProject } from './temporary-project.ts';

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
async function save(path: string, text: string): Promise<void> {
  let end = () => {};
  const told = new Promise<void>((resolve) => (end = desk.onChange(resolve)));
  project.replace(path, text);
  await told;
  end();
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

  it('keeps the last good mail when a template is broken', async () => {
    await desk.preview('2025-06-10');
    await save('templates/digest.mjml.hbs', '{{#if}}');
    const preview = await desk.preview('2025-06-10');
    expect(preview).toMatchObject({ isStale: true, findings: [{ level: 'error', file: 'templates' }] });
    expect(preview?.shown?.message.html).toContain('Crane drivers walk out');
  });
});
