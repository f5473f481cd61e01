import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './exit-codes.ts';

/**
 * Writes files into a folder, which is made if need be; those of the same names are replaced.
 *
 * @param files by their names, the one that refers to the others last
 * @returns where each lies, and its bytes
 * @throws UsageError if that is not possible
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<readonly (readonly [file: string, bytes: number])[]> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) await replaceFile(join(folder, name), bytes);
  } catch (error) {
    throw new UsageError(
      `Cannot write into ${folder}: ${String(error)}. Choose a folder that can be written to.`,
    );
  }
  return [...files].map(([name, bytes]) => [join(folder, name), Buffer.byteLength(bytes)]);
}

// Written beside its place and then moved into it: whoever opens the file sees the old one or the new one.
async function replaceFile(file: string, bytes: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}
