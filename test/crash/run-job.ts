import { fork } from 'node:child_process';
import type { Chunk } from '../../src/delivery/chunk.ts';
import type { JobMessage } from './job-process.ts';

export interface Job {
  /** The bundled entry of the job's process. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly enqueue: (chunks: readonly Chunk[]) => Promise<void>;
}

/** @param lives how long each run may live before it is killed, milliseconds. The run after the last is left alone. */
export async function runWithKills(job: Job, lives: readonly number[]): Promise<{ readonly kills: number }> {
  let kills = 0;
  for (const life of lives) {
    if ((await runJob(job, life)) !== 'killed') return { kills };
    kills += 1;
  }
  if ((await runJob(job)) === 'killed') throw new Error('The job ended without a word');
  return { kills };
}

function runJob({ file, env, enqueue }: Job, life?: number): Promise<string> {
  const child = fork(file, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    let result = 'killed';
    child.on('message', (message: JobMessage) => {
      switch (message.kind) {
        case 'ready':
          if (life !== undefined) setTimeout(() => child.kill('SIGKILL'), life);
          break;
        case 'enqueue':
          // The job may be dead by the time that the queue has taken its chunks.
          void enqueue(message.chunks).then(() => child.connected && child.send(message.id, () => undefined));
          break;
        case 'ended':
          result = message.result;
          break;
      }
    });
    child.on('exit', () => resolve(result));
  });
}
