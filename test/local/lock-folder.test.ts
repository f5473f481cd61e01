import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FolderInUseError, lockFolder } from '../../src/local/lock-folder.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'lock-'));
const NO_PROCESS = 2 ** 30;

describe('lockFolder', () => {
  it('leaves nothing behind when the folder is given back', async () => {
    const folder = await newFolder();
    const unlock = await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['running.pid']);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a folder that another process has, and says what to do', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'running.pid'), `${process.ppid}\n`);
    const locked = lockFolder(folder);
    await expect(locked).rejects.toBeInstanceOf(FolderInUseError);
    await expect(locked).rejects.toThrow(`Another Waybill (process ${process.ppid}) is running`);
  });

  it.each([
    ['a process that has died', `${NO_PROCESS}\n`],
    ['a crash while it was written', ''],
    ['an earlier process with our number', `${process.pid}\n`],
  ])('takes over the lock of %s', async (_whose, text) => {
    const folder = await newFolder();
    await writeFile(join(folder, 'running.pid'), text);
    await expect(lockFolder(folder)).resolves.toBeInstanceOf(Function);
  });
});
