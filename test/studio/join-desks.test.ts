import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { joinDesks } from '../../src/studio/join-desks.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import { ARTICLE, article, createTemporaryProject, type TemporaryProject } from './temporary-project.ts';

let own: TemporaryProject;
let other: TemporaryProject;
let desk: OpenDesk;

beforeEach(() => {
  [own, other] = [createTemporaryProject(), createTemporaryProject()];
  other.write(ARTICLE, article('A hostile <b>headline</b>'));
  other.write('content/articles/2025-06-09/quiet.md', article('A quiet day', '2025-06-09'));
  const open = (root: string) =>
    openDesk({ root, templatesFolder: 'templates', siteUrl: 'http://127.0.0.1:4600' });
  desk = joinDesks(open(own.root), [{ name: 'hostile', desk: open(other.root) }]);
});

afterEach(() => {
  desk.close();
  own.dispose();
  other.dispose();
});

describe('a desk with fixtures', () => {
  it('lists its own digests first, then theirs under the name of their folder', async () => {
    const { rows } = await desk.list();
    expect(rows.map(({ id, fixture }) => [id, fixture])).toEqual([
      ['2025-06-10', undefined],
      ['hostile~2025-06-10', 'hostile'],
      ['hostile~2025-06-09', 'hostile'],
    ]);
  });

  it('shows digests of the same id apart', async () => {
    expect((await desk.preview('2025-06-10'))?.shown?.message.text).toContain('Crane drivers walk out');
    const preview = await desk.preview('hostile~2025-06-10');
    expect(preview?.row.id).toBe('hostile~2025-06-10');
    expect(preview?.shown?.message.text).toContain('A hostile <b>headline</b>');
    expect((await desk.proof('hostile~2025-06-10'))?.composed.digest.id).toBe('2025-06-10');
    for (const id of ['hostile~nothing', 'strange~2025-06-10', 'hostile']) {
      expect(await desk.preview(id)).toBeUndefined();
    }
  });

  it('has fixtures of any name', async () => {
    const named = joinDesks(desk, [{ name: 'a~b', desk }]);
    expect((await named.preview('a~b~2025-06-10'))?.row.id).toBe('a~b~2025-06-10');
  });

  it('opens only files that it has once', async () => {
    await desk.list();
    expect(desk.pathOf('content/articles/2025-06-09/quiet.md')).toContain(other.root);
    expect(desk.pathOf('newsletter.yaml')).toBeUndefined();
  });
});
