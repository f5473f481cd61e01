import { createHmac } from 'node:crypto';

/** Subscribers are spread over this many partitions; the first character of an id says which. */
export const SHARD_COUNT = 64;

const ID_BYTES = 16;

/**
 * Names a subscriber without giving the address away. Case before the @ does not make another subscriber:
 * no provider of note tells `Ann@` from `ann@`, and the same person must not get an issue twice.
 *
 * @param key secret of this installation. It must never change: every id, link and ledger entry hangs on it.
 * @param address what `parseAddress` gave
 * @returns 22 base64url characters
 */
export function subscriberId(key: string, address: string): string {
  const mac = createHmac('sha256', key).update(address.toLowerCase()).digest();
  return mac.subarray(0, ID_BYTES).toString('base64url');
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The partition of a subscriber, 0 to 63, read off the id: no index is needed to find either from the other. */
export function shardOf(id: string): number {
  const shard = BASE64URL.indexOf(id.charAt(0));
  if (id === '' || shard < 0) throw new RangeError('A subscriber id begins with a base64url character');
  return shard;
}
