import { mkdir } from 'node:fs/promises';
import dynalite from 'dynalite';
import { listenLocally, type LocalServer } from './listen-locally.ts';

/**
 * Starts a DynamoDB in this process.
 *
 * @param folder where it keeps its data, created if need be; in memory without one
 */
export async function startEmbeddedDynamo(folder?: string): Promise<LocalServer> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  return listenLocally(dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) }));
}
