import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Cloud } from './cloud.ts';

const RUNTIME = resolve('test/support/lambda-runtime.js');

interface FunctionProperties {
  readonly Code: { readonly S3Key: string };
  readonly Handler: string;
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

interface LogLine {
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** A function of a synthesised stack, in a process and a folder of its own. */
export class DeployedFunction {
  readonly log: LogLine[] = [];
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #folder: string;

  private constructor(process: ChildProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
    this.#lines = createInterface({ input: process.stdout! });
  }

  /**
   * Starts it with the code of its asset and with the variables of the template, and none besides but what Lambda
   * itself sets: region and credentials, and where AWS is.
   *
   * @param functionId logical id
   */
  static async start(cloud: Cloud, functionId: string, assembly: string): Promise<DeployedFunction> {
    const { Properties } = cloud.values.resources[functionId]!;
    const { Code, Handler, Timeout, Environment } = cloud.values.resolve(Properties) as FunctionProperties;
    const folder = mkdtempSync(join(tmpdir(), 'lambda-'));
    cpSync(join(assembly, `asset.${Code.S3Key.replace(/\.zip$/, '')}`), folder, { recursive: true });
    const child = fork(RUNTIME, [Handler, String(Timeout)], {
      cwd: folder,
      execArgv: [],
      env: {
        ...Environment.Variables,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: functionId,
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL: cloud.url,
        // Until Node 22 is what laptops have.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const started = new DeployedFunction(child, folder);
    await started.#answer();
    return started;
  }

  /** Has it handle one event. */
  async invoke<Result>(event: unknown): Promise<Result> {
    this.#process.send({ event });
    const { result, error } = await this.#answer();
    if (typeof error === 'string') throw new Error(error);
    return result as Result;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Takes what it logs, until it has answered. */
  #answer(): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const end = () => reject(new Error('The function ended without an answer'));
      const take = (text: string) => {
        const line = JSON.parse(text) as LogLine;
        if (line.event !== 'runtime.answered') {
          this.log.push(line);
          return;
        }
        this.#lines.off('line', take).off('close', end);
        resolve(line);
      };
      this.#lines.on('line', take).on('close', end);
    });
  }
}
