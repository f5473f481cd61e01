import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { REPORT_ENDING, type Drop, type DropStore } from '../delivery/drop-store.ts';
import { contentKind } from '../digest/content-kind.ts';

/** Drops in a folder that is laid out like the bucket; what upstream systems write to on a laptop. */
export class FolderDropStore implements DropStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async load(day: string): Promise<Drop> {
    const paths = (await this.#list()).filter((path) => isFor(day, path));
    const read = (path: string) => readFile(join(this.#folder, path));
    const wanted = paths.filter((path) => contentKind(path) !== undefined);
    const reports = paths.filter((path) => path.endsWith(REPORT_ENDING));
    return {
      files: await Promise.all(wanted.map(async (path) => ({ path, bytes: await read(path) }))),
      reports: new Map(
        await Promise.all(
          reports.map(
            async (path) => [path.slice(0, -REPORT_ENDING.length), (await read(path)).toString()] as const,
          ),
        ),
      ),
    };
  }

  async putReport(path: string, text: string): Promise<void> {
    const file = join(this.#folder, `${path}${REPORT_ENDING}`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  async removeReport(path: string): Promise<void> {
    await rm(join(this.#folder, `${path}${REPORT_ENDING}`), { force: true });
  }

  /** Paths below the folder, with forward slashes; none where there is no folder. */
  async #list(): Promise<string[]> {
    try {
      const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(join(this.#folder, sep).length))
        .map((path) => path.split(sep).join('/'))
        .toSorted();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

// As the bucket is listed: other days' files are none of today's business.
function isFor(day: string, path: string): boolean {
  const ofDay = [`articles/${day}/`, `digests/${day}`, `sources/${day}/`];
  return ofDay.some((start) => path.startsWith(start)) || /^(?:sources\/)?[^/]+$/.test(path);
}
