import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { listenLocally, type LocalServer } from '../local/listen-locally.ts';

/** The port that the studio was to listen on belongs to another program. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'port-taken';

  constructor(port: number, options: ErrorOptions) {
    super(
      `Port ${port} is in use, perhaps by another preview. Stop that one, or choose another port, such as PORT=${port + 1}.`,
      options,
    );
  }
}

/**
 * Serves the studio to this machine only.
 *
 * @param port 0 for any free one
 * @throws PortTakenError
 */
export async function startStudio({
  app,
  port,
}: {
  readonly app: Hono;
  readonly port: number;
}): Promise<LocalServer> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
  try {
    return await listenLocally(server, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new PortTakenError(port, { cause: error });
    throw error;
  }
}
