import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isLocked } from './lock-folder.ts';

const LocalEndpoints = z.object({
  dynamodbUrl: z.string(),
  sesUrl: z.string(),
  /** Where the links of messages lead on this machine, without a closing slash. */
  siteUrl: z.string(),
});

/** Where the parts of a running local system are found. */
export type LocalEndpoints = Readonly<z.infer<typeof LocalEndpoints>>;

export const ENDPOINTS_FILE = 'running.endpoints.json';
export const TABLE_NAME = 'waybill';

/** Finds the local system that runs with a folder; undefined if none does. */
export async function findRunningSystem(folder: string): Promise<LocalEndpoints | undefined> {
  if (!(await isLocked(folder))) return undefined;
  const text = await readFile(join(folder, ENDPOINTS_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Locked, and not listening yet.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : LocalEndpoints.parse(JSON.parse(text));
}
