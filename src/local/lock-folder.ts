import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Two systems cannot share a folder: each would have its own idea of what is on the queue. */
export class FolderInUseError extends Error {
  readonly code = 'FOLDER_IN_USE';
}

const LOCK_FILE = 'running.pid';

/** Whether another process has the folder. */
export async function isLocked(folder: string): Promise<boolean> {
  const pid = await readPid(join(folder, LOCK_FILE));
  return pid !== undefined && isAlive(pid);
}

/**
 * Takes the folder for this process.
 *
 * @returns what gives it back
 * @throws FolderInUseError if another process has it. The lock of one that has died is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE);
  const pid = await readPid(path);
  if (pid !== undefined && isAlive(pid)) {
    throw new FolderInUseError(
      `Another Waybill (process ${pid}) is running with the folder ${folder}. ` +
        `Stop it first, or delete ${path} if that process is something else.`,
    );
  }
  await writeFile(path, `${process.pid}\n`);
  return () => rm(path, { force: true });
}

async function readPid(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return /^\d+\s*$/.test(text) ? Number(text) : undefined;
}

// In a container a process often has the number that the one before it had: our own number is no other's lock.
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
