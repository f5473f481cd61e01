import { fork } from 'node:child_process';
import type { Chunk } from '../../src/delivery/chunk.ts';
import type { PlannerMessage } from './planner-process.ts';

export interface PlanWithKillsOptions {
  /** The bundled entry of the planner's process. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly enqueue: (chunks: readonly Chunk[]) => Promise<void>;
  /** How long each run may live before it is killed, milliseconds. The run after the last of them is left alone. */
  readonly lives: readonly number[];
}

/** Plans an issue in a process that is killed and run again. @returns how many runs were killed before their end */
export async function planWithKills(options: PlanWithKillsOptions): Promise<number> {
  let kills = 0;
  for (const life of options.lives) {
    if ((await runPlanner(options, life)) === 'planned') return kills;
    kills += 1;
  }
  if ((await runPlanner(options, undefined)) === 'killed') throw new Error('The planner died by itself');
  return kills;
}

function runPlanner(options: PlanWithKillsOptions, life: number | undefined): Promise<'planned' | 'killed'> {
  const { file, env, enqueue } = options;
  const child = fork(file, { env: { ...process.env, ...env }, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    let result: string | undefined;
    child.on('message', (message: PlannerMessage) => {
      switch (message.kind) {
        case 'ready':
          if (life !== undefined) setTimeout(() => child.kill('SIGKILL'), life);
          break;
        case 'enqueue':
          // The planner may be dead by the time that the queue has taken its chunks.
          void enqueue(message.chunks).then(() => child.connected && child.send(message.id, () => undefined));
          break;
        case 'planned':
          result = message.result;
          break;
      }
    });
    child.on('exit', () => {
      if (result === undefined) resolve('killed');
      else if (result.endsWith('planned')) resolve('planned');
      else reject(new Error(`The planner ended with ${result}`));
    });
  });
}
