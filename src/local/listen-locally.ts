import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that only this machine can reach. */
export interface LocalServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Ends open connections, too: a client that keeps one alive must not keep the process alive. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** @param port 0 for any free one */
export async function listenLocally(server: Server, port = 0): Promise<LocalServer> {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
