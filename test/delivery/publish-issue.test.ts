import { beforeEach, describe, expect, it } from '@jest/globals';
import { pauseIssue } from '../../src/delivery/pause-issue.ts';
import { publishIssue, type Publication, type PublishResult } from '../../src/delivery/publish-issue.ts';
import { MemoryIssues, MemoryRecords, MemoryTemplates } from './memory-stores.ts';

const DAY = '2025-06-10';
const NOW = new Date('2025-06-10T05:00:00.000Z');

let ports: { issues: MemoryIssues; templates: MemoryTemplates; records: MemoryRecords; now: () => Date };
beforeEach(() => {
  ports = {
    issues: new MemoryIssues(),
    templates: new MemoryTemplates(),
    records: new MemoryRecords(),
    now: () => NOW,
  };
});

function publication(html: string, changes: Partial<Publication> = {}): Publication {
  const rendered = { subject: 'Day two', preheader: 'Talks go on', html, text: 'Talks' };
  return {
    id: DAY,
    rendered,
    messageTemplate: Buffer.from(`MIME ${html}`),
    from: 'daily@example.com',
    ...changes,
  };
}

const publish = (html: string, changes?: Partial<Publication>) =>
  publishIssue(ports, publication(html, changes));
const revisionOf = (result: PublishResult) =>
  result.kind === 'refused' ? undefined : result.record.meta.revision;

async function beginSending(): Promise<void> {
  const record = ports.records.all.get(DAY)!;
  await ports.records.save({
    ...record,
    stage: { kind: 'planning', since: 'now' },
    version: record.version + 1,
  });
}

describe('publishIssue', () => {
  it('makes an issue READY whose documents can be found under its hash', async () => {
    const result = await publish('<p>A</p>');
    expect(result).toMatchObject({
      kind: 'published',
      record: {
        meta: {
          id: DAY,
          revision: 1,
          subject: 'Day two',
          preheader: 'Talks go on',
          from: 'daily@example.com',
          publishedAt: NOW.toISOString(),
        },
        stage: { kind: 'ready' },
      },
    });
    const { meta } = ports.records.all.get(DAY)!;
    expect(await ports.issues.load(meta)).toMatchObject({ ...meta, html: '<p>A</p>', text: 'Talks' });
    expect(await ports.templates.load(DAY, meta.contentHash)).toEqual(Buffer.from('MIME <p>A</p>'));
  });

  it('changes nothing when the same content comes again', async () => {
    await publish('<p>A</p>');
    const before = ports.records.all.get(DAY);
    expect(await publish('<p>A</p>')).toEqual({ kind: 'unchanged', record: before });
    expect(ports.records.all.get(DAY)).toBe(before);
  });

  it('keeps with the issue how it was checked, which makes no new revision of the same content', async () => {
    const checks = { records: { 'content/articles/a.md': [] } };
    expect((await publish('<p>A</p>', { checks })).kind).toBe('published');
    const { contentHash } = ports.records.all.get(DAY)!.meta;
    expect(ports.issues.checks.get(contentHash)).toEqual(checks);
    expect((await publish('<p>A</p>', { checks: { records: {} } })).kind).toBe('unchanged');
    expect(ports.issues.checks.get(contentHash)).toEqual(checks);
  });

  it('makes a new revision of other content', async () => {
    await publish('<p>A</p>');
    expect(revisionOf(await publish('<p>B</p>'))).toBe(2);
    expect(revisionOf(await publish('<p>A</p>'))).toBe(3);
  });

  it.each<[string, Partial<Publication>]>([
    ['subject', { rendered: { ...publication('A').rendered, subject: 'Other' } }],
    ['preheader', { rendered: { ...publication('A').rendered, preheader: 'Other' } }],
    ['text', { rendered: { ...publication('A').rendered, text: 'Other' } }],
    ['message', { messageTemplate: Buffer.from('Other') }],
    ['sender', { from: 'other@example.com' }],
    [
      'place of a word',
      { rendered: { ...publication('A').rendered, subject: 'Day', preheader: ' twoTalks go on' } },
    ],
  ])('takes another %s for other content', async (_what, changes) => {
    await publish('A');
    expect(revisionOf(await publish('A', changes))).toBe(2);
  });

  it('refuses other content once sending has begun, says what to do, and leaves nothing behind', async () => {
    await publish('<p>A</p>');
    await beginSending();
    const result = await publish('<p>B</p>');
    expect(result).toEqual({
      kind: 'refused',
      message:
        'Issue 2025-06-10 is out, or going out, as revision 1, and this content differs from it. ' +
        'What has been mailed cannot be changed: put a correction into the next issue, and give another digest another day.',
    });
    expect(ports.issues.all.size).toBe(1);
    expect(ports.templates.all.size).toBe(1);
  });

  it('accepts the same content when sending has begun, since a repeated publish does no harm', async () => {
    await publish('<p>A</p>');
    await beginSending();
    expect((await publish('<p>A</p>')).kind).toBe('unchanged');
  });

  it('is refused when sending begins between the look and the save', async () => {
    await publish('<p>A</p>');
    const save = ports.issues.save.bind(ports.issues);
    ports.issues.save = async (issue) => {
      await beginSending();
      await save(issue);
    };
    expect((await publish('<p>B</p>')).kind).toBe('refused');
    expect(ports.records.all.get(DAY)?.meta.revision).toBe(1);
  });

  it('numbers the revisions of two publishers at the same time one after the other', async () => {
    const results = await Promise.all([publish('<p>A</p>'), publish('<p>B</p>'), publish('<p>C</p>')]);
    expect(results.map(revisionOf).toSorted()).toEqual([1, 2, 3]);
  });

  it('keeps a pause when a new revision comes', async () => {
    await publish('<p>A</p>');
    await pauseIssue(ports.records, DAY, { reason: 'operator', since: NOW.toISOString() });
    await publish('<p>B</p>');
    expect(ports.records.all.get(DAY)?.pause?.reason).toBe('operator');
  });

  it('keeps since when there is an audience, which the new revision goes to', async () => {
    await publish('One');
    const record = ports.records.all.get(DAY)!;
    const stage = { kind: 'ready', audienceSince: '2025-06-10T05:30:00.000Z' } as const;
    ports.records.all.set(DAY, { ...record, stage, version: 2 });
    expect(await publish('Two')).toMatchObject({ record: { stage, meta: { revision: 2 } } });
  });

  it('refuses a message that is too large to be kept, in numbers', async () => {
    const result = await publish('<p>A</p>', { messageTemplate: Buffer.alloc(400_001) });
    expect(result).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('400001 bytes; at most 400000'),
    });
  });

  it.each([['2025-6-10'], ['2025-06-10#x'], ['']])('does not take %j for a day', async (id) => {
    await expect(publish('A', { id })).rejects.toThrow(RangeError);
  });
});
