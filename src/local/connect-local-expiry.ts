import { createHandler } from '../../lambdas/expire-requests.ts';
import { connectExpiry } from '../aws/connect-expiry.ts';
import { ExpiryEnv } from '../aws/expiry-env.ts';
import type { Log } from '../delivery/log.ts';
import { TABLE_NAME } from './local-endpoints.ts';

/** Connects the handler that forgets the requests which nobody answered. */
export function connectLocalExpiry(options: {
  readonly dynamodbUrl: string;
  readonly log: Log;
}): () => Promise<void> {
  const env = ExpiryEnv.parse({ TABLE_NAME, LOCAL_DYNAMODB_URL: options.dynamodbUrl });
  return createHandler(connectExpiry(env), options.log);
}
