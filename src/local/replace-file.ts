import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts new bytes in the place of a file's, all at once or not at all, and keeps its permissions; of a link, the file
 * that it leads to.
 *
 * @param before what the file held when the new bytes were made of it
 * @returns false if it holds something else by now; then it is left as it is
 */
export async function replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const target = await realpath(path);
  if (!(await readFile(target)).equals(before)) return false;
  const { mode } = await stat(target);
  // Beside it, as only within one file system is a rename a single step.
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    await writeFile(part, after, { mode, flag: 'wx' });
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return true;
}
