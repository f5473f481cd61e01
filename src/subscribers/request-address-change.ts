import { answerEvenly } from './answer-evenly.ts';
import { askToConfirm, type ConfirmationResult } from './ask-to-confirm.ts';
import type { SeenEvidence } from './hash-evidence.ts';
import { verifyLinkToken } from './link-token.ts';
import { parseRequestedAddress, type RequestedAddress } from './parse-requested-address.ts';
import { subscriberId } from './subscriber-id.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export type RequestAddressChangeResult =
  | ConfirmationResult
  | Exclude<RequestedAddress, { kind: 'address' }>
  /** It is the address that they have. */
  | { readonly kind: 'same-address' }
  | { readonly kind: 'not-subscribed' }
  | { readonly kind: 'invalid-link' };

export interface AddressChangeRequest {
  /** Of a preferences link. */
  readonly token: string;
  /** The new address, as it was typed. */
  readonly typed: string;
  /** See `ConfirmationRequest`. */
  readonly wording: string;
  readonly evidence: SeenEvidence;
}

/**
 * A subscriber wants to be written to at another address. That one is asked by letter; until it answers, everything
 * stays as it is. Nothing is told about the new address.
 *
 * @throws if a store fails
 */
export async function requestAddressChange(
  ports: SubscriptionPorts,
  { token, typed, wording, evidence }: AddressChangeRequest,
): Promise<RequestAddressChangeResult> {
  const replaces = verifyLinkToken(ports.linkKeys, 'preferences', token);
  if (replaces === undefined) return { kind: 'invalid-link' };
  const parsed = parseRequestedAddress(ports, typed);
  if (parsed.kind !== 'address') return parsed;
  const { address } = parsed;
  if (subscriberId(ports.idKey, address) === replaces) return { kind: 'same-address' };

  const [subscriber] = await ports.subscribers.loadMany([replaces]);
  if (subscriber?.status !== 'confirmed') return { kind: 'not-subscribed' };
  return answerEvenly(ports, () =>
    askToConfirm(ports, { address, replaces, how: 'form', wording, evidence }),
  );
}
