import type { SubscriptionPorts } from '../subscribers/subscription-ports.ts';
import { connectTable } from './connect-table.ts';
import { DynamoConsentStore } from './dynamo-consent-store.ts';
import { DynamoSubscriberStore } from './dynamo-subscriber-store.ts';
import type { ExpiryEnv } from './expiry-env.ts';

/** All that forgetting unanswered requests needs: the table alone. */
export function connectExpiry(env: ExpiryEnv): Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'now'> {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    subscribers: new DynamoSubscriberStore(table),
    consents: new DynamoConsentStore(table),
    now: () => new Date(),
  };
}
