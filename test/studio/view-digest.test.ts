import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareWithLast } from '../../src/studio/compare-with-last.ts';
import { openDesk, type OpenDesk } from '../../src/studio/open-desk.ts';
import type { Readers } from '../../src/studio/readers.ts';
import { viewDigest, type Viewing } from '../../src/studio/view-digest.ts';
import { article, createTemporaryProject, type TemporaryProject } from './temporary-project.ts';

const DAY = '2025-06-10';
const USUAL: Viewing = { isTurned: false, reader: '' };
const BERTHS = 'Pilots ask for two more weeks before the winter timetable begins in earnest.';

const readers: Readers = {
  list: async () => ({ rows: [], isPart: false }),
  fieldsOf: async (id) =>
    id === 'ada' ? { to: 'ada@example.org', unsubscribeToken: 'u1', preferencesToken: 'p1' } : undefined,
};

let project: TemporaryProject;
let desk: OpenDesk;

beforeAll(() => {
  project = createTemporaryProject();
  const other = (headline: string, day: string) => `${article(headline, day)}\n${BERTHS}\n`;
  project.write('content/articles/2025-06-09/tugs.md', other('Tugs are late', '2025-06-09'));
  project.write('content/articles/2025-06-11/lock.md', other('The lock is shut', '2025-06-11'));
  project.write(
    'content/digests/2025-06-11.md',
    '---\ndate: 2025-06-11\n---\n\n::article{id=quay-strike}\n\n::article{id=lock}\n',
  );
  desk = openDesk({ root: project.root, templatesFolder: 'templates', siteUrl: 'http://127.0.0.1:4600' });
});

afterAll(() => {
  desk.close();
  project.dispose();
});

async function shown(viewing: Partial<Viewing> = {}) {
  const preview = await viewDigest({ desk, readers }, DAY, { ...USUAL, ...viewing });
  return preview!.shown!;
}

describe('a digest on the desk', () => {
  it('is made out to the sample subscriber unless somebody is chosen', async () => {
    const { message } = await shown();
    expect(message.to).toBe('sample.subscriber@example.org');
    expect(message.html).toContain('/unsubscribe/sample');
  });

  it('is made out to a reader as it would be sent to them', async () => {
    const { message } = await shown({ reader: 'ada' });
    expect(message.to).toBe('ada@example.org');
    expect(message.html).toContain('/unsubscribe/u1');
    expect(message.text).toContain('/preferences/p1');
    const leave = message.headers.find(({ name }) => name === 'List-Unsubscribe');
    expect(leave?.value).toContain('<http://127.0.0.1:4600/unsubscribe/u1>');
  });

  it('stays with the sample subscriber for a reader who is not there', async () => {
    const { message } = await shown({ reader: 'nobody' });
    expect(message.to).toBe('sample.subscriber@example.org');
  });

  it('is turned from right to left by the templates, and for whom it is made out to', async () => {
    const turned = await shown({ isTurned: true, reader: 'ada' });
    expect(turned.direction).toBe('rtl');
    expect(turned.message.html).toMatch(/<html[^>]* lang="ar"[^>]* dir="rtl"/);
    expect(turned.message.html).toContain('text-align:right');
    expect(turned.message.html).toContain('Crane drivers walk out');
    expect(turned.message.to).toBe('ada@example.org');
    expect((await shown()).direction).toBe('ltr');
  });

  it('has a web version that is made out to nobody', async () => {
    const { web } = await shown({ reader: 'ada' });
    expect(web).toContain('Crane drivers walk out');
    expect(web).toContain('/help#unsubscribe');
    expect(web).not.toMatch(/unsubscribe\/|ada@/);
  });

  it('is unknown under any other id', async () => {
    expect(await viewDigest({ desk, readers }, '../newsletter', USUAL)).toBeUndefined();
  });
});

describe('a digest beside the last one', () => {
  it('tells what is new, carried over, repeated and gone', async () => {
    const comparison = await compareWithLast(desk, '2025-06-11');
    expect(comparison).toMatchObject({
      last: { id: DAY, articles: 1 },
      now: { id: '2025-06-11', articles: 2 },
      fresh: [{ id: 'lock', headline: 'The lock is shut' }],
      carried: [{ id: 'quay-strike', isChanged: false }],
      gone: [],
    });
    const { last, now } = comparison!;
    expect(now.words).toBeGreaterThan(last.words);
    expect(now.bytes).toBeGreaterThan(last.bytes);
  });

  it('tells which words it has from the day before in another article', async () => {
    const comparison = await compareWithLast(desk, DAY);
    expect(comparison).toMatchObject({ last: { id: '2025-06-09' }, gone: [{ id: 'tugs' }], carried: [] });
    // Both are made from the same words but for the last paragraph.
    expect(comparison?.repeated.join(' ')).toContain('The night shift stayed at the gate.');
    expect(comparison?.repeated.join(' ')).not.toContain(BERTHS);
  });

  it('is compared with nothing where no earlier one is', async () => {
    expect(await compareWithLast(desk, '2025-06-09')).toBeUndefined();
    expect(await compareWithLast(desk, '2020-01-01')).toBeUndefined();
  });
});
