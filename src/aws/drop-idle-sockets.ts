import type { Agent } from 'node:http';

/** Closes the connections that nobody is using; those in use are left to finish. */
export function dropIdleSockets(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
