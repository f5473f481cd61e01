import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { S3IssueStore } from '../../src/aws/s3-issue-store.ts';
import type { Issue } from '../../src/delivery/issue.ts';

const s3 = mockClient(S3Client);
const store = new S3IssueStore('issues-bucket');

const ISSUE: Issue = {
  id: '2025-06-10',
  revision: 1,
  contentHash: 'c0ffee',
  subject: '🇺🇸 Day two',
  preheader: 'What they said',
  from: 'daily@news.test',
  publishedAt: '2025-06-10T16:00:00.000Z',
  html: '<p>Grüße</p>',
  text: 'Grüße',
  messageTemplate: new Uint8Array([1, 2, 3]),
};

const RECEIPTS = {
  sources: [{ outlet: 'Waybill Wire', receipts: [{ kind: 'figure', text: '10%' } as const] }],
};

const written = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input);

/** Lets the bucket give back what has been put into it, and nothing else. */
function keepWhatIsPut(): void {
  const objects = new Map<string, Uint8Array>();
  s3.on(PutObjectCommand).callsFake(({ Key, Body }: { Key: string; Body: string | Uint8Array }) => {
    objects.set(Key, Buffer.from(Body));
    return {};
  });
  s3.on(GetObjectCommand).callsFake(({ Key }: { Key: string }) => {
    const bytes = objects.get(Key);
    if (!bytes) throw new NoSuchKey({ message: Key, $metadata: {} });
    return { Body: { transformToByteArray: () => Promise.resolve(new Uint8Array(bytes)) } };
  });
}

beforeEach(() => {
  s3.reset();
  keepWhatIsPut();
});

describe('issues in a bucket', () => {
  it('come back as they were saved', async () => {
    await store.save(ISSUE);
    expect(await store.load(ISSUE)).toEqual(ISSUE);
  });

  it('lie under their content hash, the meta written last', async () => {
    await store.save(ISSUE);
    expect(written().map(({ Bucket, Key }) => `${Bucket}/${Key}`)).toEqual([
      'issues-bucket/issues/2025-06-10/c0ffee/issue.html',
      'issues-bucket/issues/2025-06-10/c0ffee/issue.txt',
      'issues-bucket/issues/2025-06-10/c0ffee/message-template.eml',
      'issues-bucket/issues/2025-06-10/c0ffee/meta.json',
    ]);
  });

  it('have beside them how they were checked, of which the site reads what is for readers', async () => {
    await store.save(ISSUE, { records: { 'content/articles/a.md': [] }, receipts: RECEIPTS });
    expect(await store.load(ISSUE)).toEqual(ISSUE);
    expect(written().map(({ Key }) => Key?.slice(Key.lastIndexOf('/') + 1))).toEqual([
      ...['issue.html', 'issue.txt', 'message-template.eml', 'checks.json', 'receipts.json', 'meta.json'],
    ]);
    s3.resetHistory();
    expect(await store.loadReceipts(ISSUE)).toEqual(RECEIPTS);
    expect(s3.commandCalls(GetObjectCommand).map(({ args }) => args[0].input.Key)).toEqual([
      'issues/2025-06-10/c0ffee/receipts.json',
    ]);
  });

  it('have no receipts if they were published without any', async () => {
    await store.save(ISSUE, { records: {} });
    expect(await store.loadReceipts(ISSUE)).toBeUndefined();
  });

  it('are not written again when they are there', async () => {
    await store.save(ISSUE);
    await store.save(ISSUE);
    expect(written()).toHaveLength(4);
  });

  it('are not there if a crash came before the meta', async () => {
    s3.on(PutObjectCommand, { Key: 'issues/2025-06-10/c0ffee/issue.txt' }).rejects(new Error('crash'));
    await expect(store.save(ISSUE)).rejects.toThrow('crash');
    expect(await store.load(ISSUE)).toBeUndefined();
  });

  it('are shown in the browser by one read, of the page alone', async () => {
    expect(await store.loadPage(ISSUE)).toBeUndefined();
    await store.save(ISSUE);
    s3.resetHistory();
    expect(await store.loadPage(ISSUE)).toBe(ISSUE.html);
    expect(s3.commandCalls(GetObjectCommand).map(({ args }) => args[0].input.Key)).toEqual([
      'issues/2025-06-10/c0ffee/issue.html',
    ]);
  });

  it('fail to load if the bucket fails, instead of being taken for missing', async () => {
    s3.on(GetObjectCommand).rejects(new Error('SlowDown'));
    await expect(store.load(ISSUE)).rejects.toThrow('SlowDown');
  });
});
