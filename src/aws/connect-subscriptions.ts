import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkKeys } from '../subscribers/link-keys.ts';
import type { SubscriptionPorts } from '../subscribers/subscription-ports.ts';
import { connectMailer } from './connect-mailer.ts';
import { connectTable } from './connect-table.ts';
import { DynamoConsentStore } from './dynamo-consent-store.ts';
import { DynamoLimitStore } from './dynamo-limit-store.ts';
import { DynamoSubscriberStore } from './dynamo-subscriber-store.ts';

/** The part of an environment that says where subscribers are kept and letters are sent from. */
export interface SubscriptionsEnv {
  readonly TABLE_NAME: string;
  readonly LINK_KEYS: LinkKeys;
  readonly SUBSCRIBER_ID_KEY: string;
  readonly CONFIGURATION_SET?: string;
  readonly NETWORK_SIGN_UPS_PER_HOUR: number;
  readonly SIGN_UPS_PER_HOUR: number;
  readonly SES_TIMEOUT_MS: number;
  readonly LOCAL_DYNAMODB_URL?: string;
  readonly LOCAL_SES_URL?: string;
}

interface SubscriptionsOptions extends Pick<SubscriptionPorts, 'letters' | 'log'> {
  readonly refusedDomains: readonly string[];
}

/** All that the use cases of subscribing need, from the table and SES; the same in AWS and in a local system. */
export function connectSubscriptions(
  env: SubscriptionsEnv,
  { letters, refusedDomains, log }: SubscriptionsOptions,
): SubscriptionPorts {
  const table = connectTable({ tableName: env.TABLE_NAME, localUrl: env.LOCAL_DYNAMODB_URL });
  return {
    subscribers: new DynamoSubscriberStore(table),
    consents: new DynamoConsentStore(table),
    limits: new DynamoLimitStore(table),
    caps: { networkPerHour: env.NETWORK_SIGN_UPS_PER_HOUR, totalPerHour: env.SIGN_UPS_PER_HOUR },
    refusedDomains: new Set(refusedDomains),
    linkKeys: env.LINK_KEYS,
    idKey: env.SUBSCRIBER_ID_KEY,
    letters,
    mailer: connectMailer({
      configurationSet: env.CONFIGURATION_SET,
      timeoutMs: env.SES_TIMEOUT_MS,
      localUrl: env.LOCAL_SES_URL,
    }),
    now: () => new Date(),
    wait: async (milliseconds) => sleep(milliseconds),
    log,
  };
}
