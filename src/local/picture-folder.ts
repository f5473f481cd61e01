import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureSource } from '../delivery/publish-pictures.ts';
import { pictureType } from '../digest/picture-name.ts';

/** Where editors keep pictures, in the folder that holds newsletter.yaml. */
export function imagesFolderOf(root: string): string {
  return join(root, 'content', 'images');
}

/** The pictures that editors keep in content/images, by the names that the newsletter's site serves them under. */
export class PictureFolder implements PictureSource {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What cannot be served is left out: other kinds of files, and folders. */
  async list(): Promise<readonly string[]> {
    try {
      const entries = await readdir(this.#folder, { withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory() && pictureType(entry.name) !== undefined)
        .map(({ name }) => name)
        .toSorted();
    } catch (error) {
      // A newsletter may have no pictures of its own.
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }

  /**
   * Differs if a picture came, went or was replaced.
   *
   * @param names as listed
   */
  async stamp(names: readonly string[]): Promise<string> {
    const hash = createHash('sha256');
    for (const name of names) {
      const found = await stat(join(this.#folder, name)).catch(() => undefined);
      hash.update(`${name} ${found?.size} ${found?.mtimeMs} ${found?.ino}\n`);
    }
    return hash.digest('hex').slice(0, 8);
  }

  async load(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    // A name that is in the list is a plain name, in the very letters: nothing else that is asked for touches the disk.
    if (!(await this.list()).includes(name)) return undefined;
    return new Uint8Array(await readFile(join(this.#folder, name)));
  }
}
