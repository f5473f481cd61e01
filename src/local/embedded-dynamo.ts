import { mkdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import dynalite from 'dynalite';
import { listenLocally, type LocalServer } from './listen-locally.ts';

/** As they stand in `X-Amz-Target`, behind the version. */
const WRITES = /\.(?:PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/;

/**
 * Starts a DynamoDB in this process.
 *
 * @param folder where it keeps its data, created if need be; in memory without one
 * @param onWrite told of each request that writes, from whatever process, once it is answered
 */
export async function startEmbeddedDynamo(folder?: string, onWrite?: () => void): Promise<LocalServer> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) });
  if (onWrite) {
    server.on('request', (request, response) => {
      if (isWrite(request)) response.once('finish', onWrite);
    });
  }
  return listenLocally(server);
}

function isWrite({ headers }: IncomingMessage): boolean {
  const target = headers['x-amz-target'];
  return typeof target === 'string' && WRITES.test(target);
}
