import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Issue } from '../../src/delivery/issue.ts';
import { FolderIssueStore } from '../../src/local/folder-issue-store.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'issues-'));
const issue: Issue = {
  id: '2025-06-10',
  revision: 1,
  contentHash: 'c0ffee',
  subject: 'Day two',
  preheader: '',
  from: 'daily@example.com',
  publishedAt: '2025-06-10T05:00:00.000Z',
  html: '<p>Ü</p>',
  text: 'Ü',
  messageTemplate: Buffer.from([0, 255, 13, 10]),
};

describe('FolderIssueStore', () => {
  it('gives an issue back as it was', async () => {
    const store = new FolderIssueStore(await newFolder());
    await store.save(issue);
    expect(await store.load(issue)).toEqual(issue);
  });

  it('knows no issue that was not saved', async () => {
    expect(await new FolderIssueStore(await newFolder()).load(issue)).toBeUndefined();
  });

  it('gives the page of an issue alone', async () => {
    const store = new FolderIssueStore(await newFolder());
    expect(await store.loadPage(issue)).toBeUndefined();
    await store.save(issue);
    expect(await store.loadPage(issue)).toBe(issue.html);
  });

  it('keeps beside an issue how it was checked, and gives out what is for readers', async () => {
    const folder = await newFolder();
    const store = new FolderIssueStore(folder);
    const receipts = {
      sources: [{ outlet: 'Waybill Wire', receipts: [{ kind: 'figure', text: '10%' } as const] }],
    };
    await store.save(issue, { records: { 'content/articles/a.md': [] }, receipts });
    expect(await store.load(issue)).toEqual(issue);
    expect(await store.loadReceipts(issue)).toEqual(receipts);
    const records = await readFile(join(folder, issue.id, issue.contentHash, 'checks.json'), 'utf8');
    expect(JSON.parse(records)).toEqual({ 'content/articles/a.md': [] });
  });

  it('has no receipts of an issue that was published without any', async () => {
    const store = new FolderIssueStore(await newFolder());
    await store.save(issue, { records: {} });
    expect(await store.loadReceipts(issue)).toBeUndefined();
  });

  it('keeps what it has under a hash', async () => {
    const store = new FolderIssueStore(await newFolder());
    await store.save(issue);
    await store.save({ ...issue, html: 'other' });
    expect(await store.load(issue)).toEqual(issue);
  });

  it('lets two save the same at the same time, and leaves nothing else behind', async () => {
    const folder = await newFolder();
    const store = new FolderIssueStore(folder);
    await Promise.all([store.save(issue), store.save(issue), store.save(issue)]);
    expect(await readdir(join(folder, issue.id))).toEqual(['c0ffee']);
  });

  it('is not misled by what a crash left half written', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, issue.id, '.filling-abc'), { recursive: true });
    await writeFile(join(folder, issue.id, '.filling-abc', 'issue.html'), '<p>ha');
    const store = new FolderIssueStore(folder);
    expect(await store.load(issue)).toBeUndefined();
    await store.save(issue);
    expect(await store.load(issue)).toEqual(issue);
  });

  it('says so when the disk does not let it save', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, issue.id), 'a file where a folder should be');
    await expect(new FolderIssueStore(folder).save(issue)).rejects.toThrow();
  });
});
