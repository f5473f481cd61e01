import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { watchEntry } from '../../src/studio/watch-entry.ts';
import { watchFolder } from '../../src/studio/watch-folder.ts';
import { ARTICLE, createTemporaryProject, type TemporaryProject } from './temporary-project.ts';

let project: TemporaryProject;
let endings: (() => void)[];

beforeEach(() => {
  project = createTemporaryProject();
  endings = [];
});

afterEach(() => {
  for (const end of endings) end();
  project.dispose();
});

/** Each call gives the next notice; a test that gets none runs into Jest's time limit. */
function notices(watch: (onChange: () => void) => () => void): () => Promise<void> {
  let told = 0;
  let wake = () => {};
  endings.push(
    watch(() => {
      told += 1;
      wake();
    }),
  );
  return async () => {
    while (told === 0) await new Promise<void>((resolve) => (wake = resolve));
    told = 0;
  };
}

/** Lets late notices of one save pass, so that they are not taken for the next save's. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}

describe('watchFolder', () => {
  it('tells of a save, again and again, when the editor renames a new file over the old one', async () => {
    const next = notices((onChange) => watchFolder(join(project.root, 'content'), onChange));
    for (const text of ['one', 'two', 'three']) {
      await settle();
      project.replace(ARTICLE, text);
      await next();
    }
  });

  it('tells of a save in a folder that was made later', async () => {
    const next = notices((onChange) => watchFolder(join(project.root, 'content'), onChange));
    project.write('content/articles/2025-06-11/new.md', 'one');
    await next();
    await settle();
    project.write('content/articles/2025-06-11/new.md', 'two');
    await next();
  });

  it('tells of a save in a folder that was deleted and made again', async () => {
    const next = notices((onChange) => watchFolder(join(project.root, 'content'), onChange));
    project.remove('content/articles');
    project.write(ARTICLE, 'one');
    await next();
    await settle();
    project.write(ARTICLE, 'two');
    await next();
  });

  it('waits for a folder that is not there, and follows it when it comes back', async () => {
    project.remove('content');
    const next = notices((onChange) => watchFolder(join(project.root, 'content'), onChange));
    mkdirSync(join(project.root, 'content'));
    await next();
    await settle();
    project.write(ARTICLE, 'one');
    await next();
    await settle();
    project.write(ARTICLE, 'two');
    await next();
  });
});

describe('watchEntry', () => {
  it('tells of one file only', async () => {
    let told = 0;
    endings.push(watchEntry(join(project.root, 'other.yaml'), () => (told += 1)));
    const next = notices((onChange) => watchEntry(join(project.root, 'newsletter.yaml'), onChange));
    project.replace('newsletter.yaml', 'name: Another');
    await next();
    expect(told).toBe(0);
  });
});
