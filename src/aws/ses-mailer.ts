import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import type { Mailer, OutgoingMessage, SendOutcome } from '../email/mailer.ts';
import { outcomeOfError } from './outcome-of-error.ts';

export interface SesMailerOptions {
  readonly client: SESClient;
  /** Without one SES publishes no events, so that unknown messages can only be waited for. */
  readonly configurationSet?: string | undefined;
  /** Called before a message that follows a silence. */
  readonly onIdle: () => void;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
}

// Between two invocations a Lambda is frozen, and SES closes connections that say nothing. A message written to
// such a connection is reset, which looks exactly like an answer that was lost.
const IDLE_AFTER_MS = 4_000;

/** Hands messages to SES, once each: the client must have been made with `maxAttempts: 1`. */
export class SesMailer implements Mailer {
  readonly #options: SesMailerOptions;
  #lastUsed: number;

  constructor(options: SesMailerOptions) {
    this.#options = options;
    this.#lastUsed = options.clock();
  }

  async send({ raw, from, to, tags }: OutgoingMessage): Promise<SendOutcome> {
    const { client, configurationSet } = this.#options;
    this.#noteUse();
    const command = new SendRawEmailCommand({
      RawMessage: { Data: raw },
      Source: from,
      Destinations: [to],
      Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
    });
    try {
      const { MessageId } = await client.send(command);
      return MessageId ? { kind: 'sent', messageId: MessageId } : { kind: 'unknown', code: 'NoMessageId' };
    } catch (error) {
      return outcomeOfError(error);
    } finally {
      this.#lastUsed = this.#options.clock();
    }
  }

  #noteUse(): void {
    const { clock, onIdle } = this.#options;
    const now = clock();
    if (now - this.#lastUsed > IDLE_AFTER_MS) onIdle();
    this.#lastUsed = now;
  }
}
