import { connectExpiry } from '../src/aws/connect-expiry.ts';
import { ExpiryEnv } from '../src/aws/expiry-env.ts';
import { logLine } from '../src/aws/log-line.ts';
import type { Log } from '../src/delivery/log.ts';
import { expireRequests } from '../src/subscribers/expire-requests.ts';
import { SHARD_COUNT } from '../src/subscribers/subscriber-id.ts';
import type { SubscriptionPorts } from '../src/subscribers/subscription-ports.ts';

type ExpiryPorts = Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'now'>;

let connected: (() => Promise<void>) | undefined;

/** Connected at the first event, so that importing this file asks nothing of the environment. */
export const handler = (): Promise<void> => {
  connected ??= createHandler(connectExpiry(ExpiryEnv.parse(process.env)), logLine);
  return connected();
};

/** Forgets the requests that nobody answered. Killed half-way, the next day's run does the rest. */
export function createHandler(ports: ExpiryPorts, log: Log): () => Promise<void> {
  return async () => {
    let expired = 0;
    for (let shard = 0; shard < SHARD_COUNT; shard++) expired += await expireRequests(ports, shard);
    log('requests.expired', { expired });
  };
}
