import { signLinkToken, verifyLinkToken } from './link-token.ts';
import { isPaused } from './receives-issues.ts';
import type { SubscriberStatus } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

/** What a subscriber's own page shows. */
export interface Preferences {
  readonly address: string;
  readonly status: SubscriberStatus;
  /** When that was last changed; RFC 3339, UTC. */
  readonly since: string;
  /** Only while a pause lasts; RFC 3339, UTC. */
  readonly pausedUntil?: string;
  /** For the page's own way to unsubscribe. */
  readonly unsubscribeToken: string;
}

export type OpenPreferencesResult =
  | ({ readonly kind: 'preferences' } & Preferences)
  /** Also for somebody who was erased. */
  | { readonly kind: 'invalid-link' };

/**
 * Reads what the page of a preferences link shows. Changes nothing.
 *
 * @throws if the store fails
 */
export async function openPreferences(
  ports: Pick<SubscriptionPorts, 'linkKeys' | 'now'> & {
    readonly subscribers: Pick<SubscriptionPorts['subscribers'], 'loadMany'>;
  },
  { token }: { readonly token: string },
): Promise<OpenPreferencesResult> {
  const id = verifyLinkToken(ports.linkKeys, 'preferences', token);
  const [subscriber] = id === undefined ? [] : await ports.subscribers.loadMany([id]);
  if (!subscriber || subscriber.address === '') return { kind: 'invalid-link' };
  const { address, status, since, pausedUntil } = subscriber;
  return {
    ...{ kind: 'preferences', address, status, since },
    ...(pausedUntil !== undefined && isPaused(subscriber, ports.now()) ? { pausedUntil } : {}),
    unsubscribeToken: signLinkToken(ports.linkKeys, 'unsubscribe', subscriber.id),
  };
}
