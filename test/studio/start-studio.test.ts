import { afterEach, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import type { LocalServer } from '../../src/local/listen-locally.ts';
import { PortTakenError, startStudio } from '../../src/studio/start-studio.ts';

const app = new Hono().get('/', (context) => context.text('here'));
let started: LocalServer[] = [];

afterEach(async () => {
  await Promise.all(started.map((server) => server.close()));
  started = [];
});

async function start(port: number): Promise<LocalServer> {
  const server = await startStudio({ app, port });
  started.push(server);
  return server;
}

describe('startStudio', () => {
  it('answers on the loopback address', async () => {
    const { url } = await start(0);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(url)).text()).toBe('here');
  });

  it('says what to do about a port that is taken', async () => {
    const port = Number(new URL((await start(0)).url).port);
    const second = start(port);
    await expect(second).rejects.toBeInstanceOf(PortTakenError);
    await expect(second).rejects.toThrow(
      `Port ${port} is in use, perhaps by another preview. Stop that one, or choose another port, such as PORT=${port + 1}.`,
    );
  });
});
