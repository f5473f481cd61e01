import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { performance } from 'node:perf_hooks';
import { SESClient } from '@aws-sdk/client-ses';
import { dropIdleSockets } from './drop-idle-sockets.ts';
import { localConnection } from './local-connection.ts';
import { SesMailer } from './ses-mailer.ts';
import { spliceRawMessages } from './splice-raw-message.ts';

export interface MailerAddress {
  readonly configurationSet?: string | undefined;
  /** How long SES may take to answer. Then the message is unknown, so this is generous. */
  readonly timeoutMs: number;
  /** Address of the SES stand-in of a local system; absent in AWS. */
  readonly localUrl?: string | undefined;
}

const CONNECT_TIMEOUT_MS = 3_000;

/** Makes the mailer, and its client as only this mailer may use it: one attempt a message, and an end to waiting. */
export function connectMailer({ configurationSet, timeoutMs, localUrl }: MailerAddress): SesMailer {
  const agentOptions = { keepAlive: true, maxSockets: Infinity };
  const agent = localUrl === undefined ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  const client = new SESClient({
    // The SDK's default of 3 has put three mails on their way when the answer to the first was lost.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: timeoutMs,
      // Without it the SDK only logs a warning when the time is over, and goes on waiting.
      throwOnRequestTimeout: true,
      ...(agent instanceof HttpsAgent ? { httpsAgent: agent } : { httpAgent: agent }),
    },
    ...localConnection(localUrl),
  });
  spliceRawMessages(client);
  return new SesMailer({
    client,
    configurationSet,
    onIdle: () => dropIdleSockets(agent),
    clock: () => performance.now(),
  });
}
