import { applyCommand } from './apply-command.ts';
import { parseAddress, type ParsedAddress } from './parse-address.ts';
import { subscriberId } from './subscriber-id.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export type OperatorPorts = Pick<SubscriptionPorts, 'subscribers' | 'consents' | 'idKey' | 'now'>;

export type AddSubscriberResult =
  /** `has-left` and `suppressed`: they stay so; whoever has left must sign up by themselves. */
  | {
      readonly kind: 'added' | 'already-subscribed' | 'has-left' | 'suppressed';
      readonly subscriber: Subscriber;
    }
  | Extract<ParsedAddress, { kind: 'problem' }>;

/**
 * An operator subscribes somebody who has agreed elsewhere.
 *
 * @param request.typed the address
 * @param request.source where and when they agreed, in the operator's words
 * @throws if a store fails
 */
export async function addSubscriber(
  ports: OperatorPorts,
  { typed, source }: { readonly typed: string; readonly source: string },
): Promise<AddSubscriberResult> {
  const parsed = parseAddress(typed);
  if (parsed.kind === 'problem') return parsed;
  const { address } = parsed;
  const id = subscriberId(ports.idKey, address);
  const evidence = { how: 'operator', source } as const;
  const { outcome, next } = await applyCommand(ports, id, { kind: 'add', id, address, evidence });
  if (!next) throw new Error('Adding a subscriber left nobody');
  if (outcome === 'done') return { kind: 'added', subscriber: next };
  switch (next.status) {
    case 'confirmed':
      return { kind: 'already-subscribed', subscriber: next };
    case 'pending':
    case 'unsubscribed':
      return { kind: 'has-left', subscriber: next };
    case 'suppressed':
      return { kind: 'suppressed', subscriber: next };
  }
}
