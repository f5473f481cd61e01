import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Chunk } from '../delivery/chunk.ts';
import { sqsEvent } from './sqs-event.ts';

export interface QueueDriverOptions {
  readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
  /** How long a message that was delivered stays hidden. If it is not gone by then, it is delivered again. */
  readonly visibilityMs: number;
  /** How long one stays hidden after the handler has reported it; until its visibility is over, if absent. */
  readonly retryMs?: number;
  /** A message that would be delivered more often goes to the dead letters. */
  readonly maxReceives: number;
  /** Deliveries at the same time. */
  readonly concurrency: number;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
}

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  receives: number;
  visibleAt: number;
}

const POLL_MS = 20;

/**
 * SQS and its Lambda trigger in one process: at least once, in any order, hidden while in work, delivered again
 * if the handler fails or reports the message. Messages do not outlive the process; `enqueueOpenChunks` finds
 * what was lost with it.
 */
export class QueueDriver<Message = Chunk> {
  readonly deadLetters: QueueMessage[] = [];
  readonly #options: QueueDriverOptions;
  readonly #messages = new Map<string, QueueMessage>();
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(options: QueueDriverOptions) {
    this.#options = options;
  }

  async enqueue(messages: readonly Message[]): Promise<void> {
    for (const message of messages) {
      const id = randomUUID();
      this.#messages.set(id, { id, body: JSON.stringify(message), receives: 0, visibleAt: 0 });
    }
  }

  /** Delivers until no message is left, not even a hidden one. */
  drain(): Promise<void> {
    this.#draining ??= this.#work().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  /** Begins no further delivery, and waits for those that were begun. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#draining;
  }

  async #work(): Promise<void> {
    const workers = Array.from({ length: this.#options.concurrency }, async () => {
      while (!this.#stopped && this.#messages.size > 0) {
        const message = this.#receive();
        if (message) await this.#deliver(message);
        else await sleep(POLL_MS);
      }
    });
    await Promise.all(workers);
  }

  #receive(): QueueMessage | undefined {
    const now = this.#options.clock();
    for (const message of this.#messages.values()) {
      if (message.visibleAt > now) continue;
      if (message.receives === this.#options.maxReceives) {
        this.#messages.delete(message.id);
        this.deadLetters.push(message);
        continue;
      }
      message.receives += 1;
      message.visibleAt = now + this.#options.visibilityMs;
      return message;
    }
    return undefined;
  }

  async #deliver(message: QueueMessage): Promise<void> {
    // Lambda treats a handler that throws as one that reports every message of the event.
    const failed = await this.#options.handler(sqsEvent(message)).then(
      ({ batchItemFailures }) =>
        batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === message.id),
      () => true,
    );
    const { retryMs, clock } = this.#options;
    if (!failed) this.#messages.delete(message.id);
    else if (retryMs !== undefined) message.visibleAt = clock() + retryMs;
  }
}
