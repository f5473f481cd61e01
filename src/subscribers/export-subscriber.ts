import type { ConsentRecord } from './consent-record.ts';
import { subscriberChain } from './subscriber-chain.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';
import { subscriberIdOf, type Who } from './who.ts';

/** What is kept of one address. */
export interface KeptOfAddress {
  readonly subscriber: Omit<Subscriber, 'imported'>;
  /** The oldest first. */
  readonly consents: readonly ConsentRecord[];
}

/** All that is kept of a person besides the ledger of the last issues. JSON-able. */
export interface SubscriberExport extends KeptOfAddress {
  /** The same of addresses that they had before, the latest first. */
  readonly formerAddresses: readonly KeptOfAddress[];
}

export type ExportSubscriberResult =
  | { readonly kind: 'export'; readonly export: SubscriberExport }
  /** There is nobody, or the token is not of ours. */
  | { readonly kind: 'unknown' };

/**
 * Collects what is kept of a person, for themselves or for an operator whom they asked. Changes nothing.
 *
 * @throws if a store fails
 */
export async function exportSubscriber(
  ports: Pick<SubscriptionPorts, 'linkKeys'> & {
    readonly subscribers: Pick<SubscriptionPorts['subscribers'], 'loadMany'>;
    readonly consents: Pick<SubscriptionPorts['consents'], 'list'>;
  },
  who: Who,
): Promise<ExportSubscriberResult> {
  const id = subscriberIdOf(ports.linkKeys, who);
  if (id === undefined) return { kind: 'unknown' };
  const chain = await subscriberChain(ports.subscribers, id);
  const [latest, ...formerAddresses] = await Promise.all(
    chain.map(async ({ imported, ...subscriber }) => {
      const steps = await ports.consents.list(subscriber.id);
      return { subscriber, consents: imported ? [imported, ...steps] : steps };
    }),
  );
  return latest ? { kind: 'export', export: { ...latest, formerAddresses } } : { kind: 'unknown' };
}
