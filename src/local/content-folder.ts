import { statSync, type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFile } from '../digest/content.ts';
import { contentKind } from '../digest/content-kind.ts';
import { MAX_FILE_BYTES } from '../digest/decode-file.ts';
import type { Finding } from '../digest/finding.ts';
import { imagesFolderOf, PictureFolder } from './picture-folder.ts';

/** The files of a newsletter, and what stands in the way of reading the rest: both are for `parseContent`. */
export interface LoadedContent {
  readonly files: readonly ContentFile[];
  readonly findings: readonly Finding[];
  /** Names of the pictures in content/images. */
  readonly pictures: readonly string[];
}

/**
 * Loads newsletter.yaml and all of Waybill's files below content/, ordered by path. Hidden folders and linked
 * folders are left out (a link may lead in a circle); linked files are read.
 *
 * @param root the folder that holds newsletter.yaml; the paths of the files are relative to it
 * @param before the files of the last time; those that are still the same are given back as the same values, so that
 *   what is known of a file can be kept with it, and most of them need not be read again
 */
export async function loadContentFolder(
  root: string,
  before: readonly ContentFile[] = [],
): Promise<LoadedContent> {
  const known = new Map(before.map((file) => [file.path, file]));
  const paths = ['newsletter.yaml', ...(await listFiles(root, 'content'))];
  const loaded = await Promise.all(
    paths
      .filter((path) => contentKind(path) !== undefined)
      .map((path) => loadFile(root, path, known.get(path))),
  );
  return {
    files: loaded.flatMap((result) => (result && 'bytes' in result ? [result] : [])),
    findings: loaded.flatMap((result) => (result && 'rule' in result ? [result] : [])),
    pictures: await new PictureFolder(imagesFolderOf(root)).list(),
  };
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await listFolder(join(root, folder));
  const lists = entries
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .filter(({ name }) => !name.startsWith('.'))
    .map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [path];
      // A folder that is named like an article is listed too, so that it is reported and not passed over.
      return [path, ...(await listFiles(root, path))];
    });
  return (await Promise.all(lists)).flat();
}

// Without a content/ folder there is a newsletter without articles.
async function listFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Or a file has taken the folder's place since it was listed.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/** @returns undefined if the file is gone: editors write a file by replacing it, also while it is being read */
async function loadFile(
  root: string,
  path: string,
  known: ContentFile | undefined,
): Promise<ContentFile | Finding | undefined> {
  try {
    const stamp = stampOf(join(root, path));
    if (known && stamp !== undefined && STAMPS.get(known) === stamp) return known;
    const bytes = await readStart(join(root, path));
    const file = known && Buffer.compare(known.bytes, bytes) === 0 ? known : { path, bytes };
    STAMPS.set(file, stamp);
    return file;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'EISDIR') return refuse(path, 'folder-named-like-file', FOLDER);
    return refuse(path, 'unreadable-file', `cannot be read (${code}). Check that you may open the file.`);
  }
}

/** What the disk said of a file before it was read. */
const STAMPS = new WeakMap<ContentFile, string | undefined>();

/** Some disks count time in steps of two seconds: what was saved just now may be saved again in the same step. */
const SETTLED_MS = 3_000;

// Without waiting: for thousands of files that takes less than to wait for each.
function stampOf(path: string): string | undefined {
  const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = statSync(path, { bigint: true });
  const isSettled = Date.now() - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) > SETTLED_MS;
  return isSettled ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : undefined;
}

const FOLDER = 'is a folder and named like a file. Rename the folder, or move what it holds.';

function refuse(file: string, rule: string, message: string): Finding {
  return { file, line: 0, column: 0, rule, level: 'error', path: '', message };
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown cause';
}

// One byte more than allowed is enough to tell that a file is too big, however big it is.
async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(Math.min((await file.stat()).size, MAX_FILE_BYTES) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await file.read(buffer, length, buffer.length - length));
    }
    return buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}
