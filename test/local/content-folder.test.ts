import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { formatFinding } from '../../src/digest/finding.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'waybill-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe('loadContentFolder', () => {
  it("loads newsletter.yaml and Waybill's files, ordered, with paths from the root", async () => {
    write('newsletter.yaml', 'name: x');
    write('content/articles/2025/b.md', 'b');
    write('content/articles/2025/a.json', 'a');
    write('content/articles/2025/crane.png', 'no');
    write('content/articles/.a.md.swp', 'no');
    write('content/.git/articles/c.md', 'no');
    write('content/people.yaml', 'p');
    const { files, findings } = await loadContentFolder(root);
    expect(files.map(({ path }) => path)).toEqual([
      'newsletter.yaml',
      'content/articles/2025/a.json',
      'content/articles/2025/b.md',
      'content/people.yaml',
    ]);
    expect(Buffer.from(files[2]!.bytes).toString()).toBe('b');
    expect(findings).toEqual([]);
  });

  it('gives back as the same values the files that are as they were the last time', async () => {
    write('content/articles/a.md', 'a');
    write('content/articles/b.md', 'b');
    // As if it had been saved a while ago: what was saved just now may be saved again at the same time.
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    try {
      const first = await loadContentFolder(root);
      write('content/articles/b.md', 'c');
      write('content/articles/a.md', 'a');
      const second = await loadContentFolder(root, first.files);
      expect(second.files[0]).toBe(first.files[0]);
      expect(Buffer.from(second.files[1]!.bytes).toString()).toBe('c');
      const third = await loadContentFolder(root, second.files);
      expect(third.files.map((file, index) => file === second.files[index])).toEqual([true, true]);
    } finally {
      later.mockRestore();
    }
  });

  it('names the pictures that the site can serve, also where their folder is a link', async () => {
    for (const name of ['two.png', 'One.JPG', 'plan.svg', '.hidden.png', 'a b.png', 'older.png/in.png'])
      write(`elsewhere/${name}`, 'p');
    mkdirSync(join(root, 'content'));
    symlinkSync('../elsewhere', join(root, 'content/images'));
    expect((await loadContentFolder(root)).pictures).toEqual(['One.JPG', 'two.png']);
  });

  it('reports a folder that is named like an article, and reads on', async () => {
    write('content/articles/talks.md/inner.md', 'i');
    const { files, findings } = await loadContentFolder(root);
    expect(files.map(({ path }) => path)).toEqual(['content/articles/talks.md/inner.md']);
    expect(findings.map(formatFinding)).toEqual([
      'content/articles/talks.md is a folder and named like a file. Rename the folder, or move what it holds.',
    ]);
  });

  it('reads no more of a huge file than it takes to refuse it', async () => {
    write('content/articles/huge.md', Buffer.alloc(5_000_000, 'x'));
    const { files } = await loadContentFolder(root);
    expect(files[0]?.bytes.length).toBe(1_000_001);
  });

  it('passes over a link that leads nowhere, and a linked folder', async () => {
    mkdirSync(join(root, 'content/articles'), { recursive: true });
    symlinkSync('nowhere.md', join(root, 'content/articles/gone.md'));
    symlinkSync('..', join(root, 'content/articles/loop'));
    expect(await loadContentFolder(root)).toEqual({ files: [], findings: [], pictures: [] });
  });

  it('finds nothing in an empty folder', async () => {
    expect(await loadContentFolder(root)).toEqual({ files: [], findings: [], pictures: [] });
  });
});
