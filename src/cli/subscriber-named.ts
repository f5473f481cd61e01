import { parseAddress } from '../subscribers/parse-address.ts';
import { subscriberId } from '../subscribers/subscriber-id.ts';
import { UsageError } from './exit-codes.ts';

/**
 * The id of the subscriber that a person names, by address or id, known or not.
 *
 * @throws UsageError if it is neither
 */
export function subscriberNamed(name: string, idKey: string): string {
  if (/^[A-Za-z0-9_-]{22}$/.test(name)) return name;
  const parsed = parseAddress(name);
  if (parsed.kind === 'address') return subscriberId(idKey, parsed.address);
  throw new UsageError(`${parsed.problem} Name a subscriber by address, or by the 22 characters of an id.`);
}
