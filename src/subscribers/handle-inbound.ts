import { confirmSubscription, type ConfirmResult } from './confirm-subscription.ts';
import {
  decideInbound,
  type InboundDecision,
  type InboundDropReason,
  type InboundEnvelope,
  type InboundIdentity,
} from './decide-inbound.ts';
import { readInboundMessage } from './inbound-message.ts';
import type { RawMailStore } from './raw-mail-store.ts';
import { requestSubscription, type RequestResult } from './request-subscription.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';
import { unsubscribeAddress } from './unsubscribe-address.ts';
import { unsubscribe, type UnsubscribeResult } from './unsubscribe.ts';

export interface InboundPorts {
  readonly mails: RawMailStore;
  readonly subscriptions: SubscriptionPorts;
  readonly identity: InboundIdentity;
}

export type InboundResult =
  /** It was handled before: SES and Lambda deliver at least once. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'dropped'; readonly reason: InboundDropReason }
  | { readonly kind: 'handled'; readonly asks: Asks; readonly result: HandledResult };

type Asks = Exclude<InboundDecision['kind'], 'drop'>;
type HandledResult = (RequestResult | ConfirmResult | UnsubscribeResult)['kind'];

/**
 * Does what a mail asks for, and removes it. Handled twice, it does no more than once: a second request falls into
 * the address's cooldown, and who has confirmed or left has done so.
 *
 * @param mail.id under which it waits
 * @throws if a store fails, or the confirmation could not be sent now; the mail then still waits
 */
export async function handleInbound(
  ports: InboundPorts,
  { id, envelope }: { readonly id: string; readonly envelope: InboundEnvelope },
): Promise<InboundResult> {
  const raw = await ports.mails.load(id);
  if (!raw) return { kind: 'gone' };
  const decision = decideInbound(await readInboundMessage(raw), envelope, ports.identity);
  const result = await act(ports, decision);
  await ports.mails.remove(id);
  return result;
}

/** Nobody who writes a mail has seen words of ours; those of the confirmation follow. */
const WORDING = 'mail';

async function act(
  { subscriptions, identity }: InboundPorts,
  decision: InboundDecision,
): Promise<InboundResult> {
  // Without the token of a reply: what is kept of a step must not be able to take it again.
  const cameTo = (name: string) => `${name}@${identity.site}`;
  const by = (name: string) => ({ how: 'mail', evidence: { source: cameTo(name) } }) as const;
  switch (decision.kind) {
    case 'drop':
      return { kind: 'dropped', reason: decision.reason };
    case 'subscribe': {
      const request = { typed: decision.address, wording: WORDING, ...by('subscribe') };
      const result = await requestSubscription(subscriptions, request);
      if (result.kind === 'try-later' && result.because === 'letter') {
        throw new Error('The confirmation could not be sent now; it is tried again');
      }
      return { kind: 'handled', asks: decision.kind, result: result.kind };
    }
    case 'confirm': {
      const answer = { token: decision.token, ...by('confirm') };
      const { kind } = await confirmSubscription(subscriptions, answer);
      return { kind: 'handled', asks: decision.kind, result: kind };
    }
    case 'unsubscribe-token': {
      const { kind } = await unsubscribe(subscriptions, { token: decision.token, ...by('unsubscribe') });
      return { kind: 'handled', asks: decision.kind, result: kind };
    }
    case 'unsubscribe-address': {
      const leave = { address: decision.address, source: cameTo('unsubscribe') };
      const { kind } = await unsubscribeAddress(subscriptions, leave);
      return { kind: 'handled', asks: decision.kind, result: kind };
    }
  }
}
