import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LinkKeys } from '../subscribers/link-keys.ts';

const LocalKeys = z.object({ subscriberIdKey: z.string().min(32), linkKeys: LinkKeys });

/** The secrets of one local system. */
export type LocalKeys = Readonly<z.infer<typeof LocalKeys>>;

/** Reads the folder's keys; makes them at the first start. They stay, or links in kept messages would stop working. */
export async function loadLocalKeys(folder: string): Promise<LocalKeys> {
  const path = join(folder, 'keys.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) return LocalKeys.parse(JSON.parse(text));

  const keys = newKeys();
  await writeFile(`${path}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return keys;
}

function newKeys(): LocalKeys {
  return { subscriberIdKey: newSecret(), linkKeys: { current: 'local', secrets: { local: newSecret() } } };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
