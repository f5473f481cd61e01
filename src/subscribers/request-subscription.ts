import { answerEvenly } from './answer-evenly.ts';
import { askToConfirm, type ConfirmationRequest, type ConfirmationResult } from './ask-to-confirm.ts';
import { parseRequestedAddress, type RequestedAddress } from './parse-requested-address.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export interface SubscriptionRequest extends Pick<ConfirmationRequest, 'how' | 'wording' | 'evidence'> {
  /** The address as it was typed, or as the sender of a mail. */
  readonly typed: string;
}

export type RequestResult = ConfirmationResult | Exclude<RequestedAddress, { kind: 'address' }>;

/**
 * Somebody asks for the newsletter at an address, which may not be theirs: it is asked by letter, and nothing else
 * happens before it is answered. A form's answer comes after an even time, whatever was done for it.
 *
 * @returns `problem` with a sentence for the person if it is no address; it never repeats what was typed
 * @throws if a store fails
 */
export async function requestSubscription(
  ports: SubscriptionPorts,
  { typed, ...request }: SubscriptionRequest,
): Promise<RequestResult> {
  const parsed = parseRequestedAddress(ports, typed);
  if (parsed.kind !== 'address') return parsed;
  const work = () => askToConfirm(ports, { ...request, address: parsed.address });
  return request.how === 'form' ? answerEvenly(ports, work) : work();
}
