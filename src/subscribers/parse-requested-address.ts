import { domainOf } from '../digest/domain-of.ts';
import { parseAddress, type ParsedAddress } from './parse-address.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

/** `refused-domain`: an address that works for a short while only, where the newsroom does not want those. */
export type RequestedAddress = ParsedAddress | { readonly kind: 'refused-domain' };

/** Reads the address at which somebody wants to be written to from now on. */
export function parseRequestedAddress(
  { refusedDomains }: Pick<SubscriptionPorts, 'refusedDomains'>,
  typed: string,
): RequestedAddress {
  const parsed = parseAddress(typed);
  if (parsed.kind === 'problem') return parsed;
  const domain = domainOf(parsed.address);
  return refusedDomains.has(domain) ? { kind: 'refused-domain' } : parsed;
}
