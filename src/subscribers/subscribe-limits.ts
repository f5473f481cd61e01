import { canonicalAddress } from './canonical-address.ts';
import type { ConsentChannel } from './consent-record.ts';
import { keyedHash } from './hash-evidence.ts';
import type { CountedWindow, Cooldown, LimitStore } from './limit-store.ts';
import { networkOf } from './network-of.ts';

/** How many requests an hour are listened to. */
export interface SubscribeCaps {
  /** From one network: a /24 of IPv4, a /48 of IPv6. */
  readonly networkPerHour: number;
  /** In total by the form, and as many by mail. */
  readonly totalPerHour: number;
}

/** Enough for an office behind one address, and for the day on which somebody famous mentions the newsletter. */
export const DEFAULT_CAPS: SubscribeCaps = { networkPerHour: 30, totalPerHour: 2_000 };

const HOUR_MS = 3_600_000;

/** How long a request can be confirmed, and a letter's link that confirms it works. */
export const CONFIRM_HOURS = 72;

const COOLDOWN_HOURS = 24;
const LETTERS_WHILE_PENDING = 3;

/** `tripped`: too many in total, which is an attack or a great day; an operator should look. */
export type CapsResult = 'counted' | 'network-full' | 'tripped';

/**
 * Counts a request against the caps of its hour, its network's before the total: a flood from one network must not
 * use up what the others have left, and one of mails, which come from no network that could be told, nothing of the
 * form's. It counts whether or not a letter follows, so that being refused says nothing
 * about an address. Hours are those of the clock: around their ends twice as many may come within an hour.
 */
export async function countRequest(
  ports: { readonly limits: Pick<LimitStore, 'count'>; readonly caps: SubscribeCaps; readonly idKey: string },
  { how, ip, now }: { readonly how: ConsentChannel; readonly ip: string | undefined; readonly now: Date },
): Promise<CapsResult> {
  const { limits, caps, idKey } = ports;
  const start = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  const count = (key: string, cap: number) => limits.count({ key, start, cap } satisfies CountedWindow);

  if (ip !== undefined) {
    const network = keyedHash(idKey, 'network', networkOf(ip));
    if ((await count(network, caps.networkPerHour)) === 'full') return 'network-full';
  }
  return (await count(`total-${how}`, caps.totalPerHour)) === 'full' ? 'tripped' : 'counted';
}

/**
 * What an address's cooldown becomes by one more letter, or undefined if none may go out: one in 24 hours, and three
 * while the first can be confirmed by any of them.
 */
export function decideCooldown(current: Cooldown | undefined, now: Date): Cooldown | undefined {
  const lastAt = now.toISOString();
  if (!current) return { lastAt, count: 1 };
  const hours = (now.getTime() - Date.parse(current.lastAt)) / HOUR_MS;
  if (hours < COOLDOWN_HOURS) return undefined;
  if (hours >= CONFIRM_HOURS) return { lastAt, count: 1 };
  return current.count < LETTERS_WHILE_PENDING ? { lastAt, count: current.count + 1 } : undefined;
}

/** The key of an address's cooldown: the same for all spellings that may reach one person. */
export function cooldownKey(idKey: string, address: string): string {
  return keyedHash(idKey, 'cooldown', canonicalAddress(address));
}
