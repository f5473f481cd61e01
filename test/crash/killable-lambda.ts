import { fork, type ChildProcess } from 'node:child_process';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** What the process says: that it is there, or how an invocation ended. */
export type LambdaAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'response'; readonly id: number; readonly response: SQSBatchResponse }
  | { readonly kind: 'error'; readonly id: number; readonly error: string };

export interface KillableLambdaOptions {
  /** The bundled entry of the process. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called each time that a process is ready to work. */
  readonly onReady: (lambda: KillableLambda) => void;
}

interface Pending {
  readonly resolve: (response: SQSBatchResponse) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly pending: Map<number, Pending>;
}

/** A Lambda in a process of its own, which can be killed at any moment and is started anew as often. */
export class KillableLambda {
  readonly #options: KillableLambdaOptions;
  #running: Running | undefined;
  #closed = false;
  #invocations = 0;

  constructor(options: KillableLambdaOptions) {
    this.#options = options;
    this.#running = this.#start();
  }

  /** @throws if the handler throws, or the process is killed meanwhile; as with Lambda, the caller learns no more */
  async invoke(event: SQSEvent): Promise<SQSBatchResponse> {
    const running = (this.#running ??= this.#start());
    await running.ready;
    const id = this.#invocations++;
    return new Promise((resolve, reject) => {
      running.pending.set(id, { resolve, reject });
      running.child.send({ id, event }, (error) => error && reject(error));
    });
  }

  /** Whether killing it now would interrupt something. */
  get isBusy(): boolean {
    return this.#running !== undefined && this.#running.pending.size > 0;
  }

  /** Ends the process at once: it gets no chance to finish or to write anything down. */
  kill(): void {
    if (!this.#running) return;
    this.#running.child.kill('SIGKILL');
    this.#running = undefined;
  }

  close(): void {
    this.#closed = true;
    this.#running?.child.kill('SIGKILL');
  }

  #start(): Running {
    const { file, env, onReady } = this.#options;
    const child = fork(file, {
      env: { ...process.env, ...env },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const pending = new Map<number, Pending>();
    const died = new Error('The process was killed');
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message: LambdaAnswer) => {
        if (message.kind === 'ready') {
          resolve();
          onReady(this);
        } else settle(pending, message);
      });
      child.on('exit', () => {
        reject(died);
        for (const one of pending.values()) one.reject(died);
        // Warm again before the next event comes, as a busy Lambda would be.
        if (this.#running?.child === child) this.#running = undefined;
        if (!this.#closed) this.#running ??= this.#start();
      });
    });
    ready.catch(() => undefined);
    return { child, ready, pending };
  }
}

function settle(pending: Map<number, Pending>, message: Exclude<LambdaAnswer, { kind: 'ready' }>): void {
  const invocation = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'response') invocation?.resolve(message.response);
  else invocation?.reject(new Error(message.error));
}
