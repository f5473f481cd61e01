import { applyCommand } from './apply-command.ts';
import type { ConsentChannel } from './consent-record.ts';
import { hashEvidence, type SeenEvidence } from './hash-evidence.ts';
import type { Cooldown } from './limit-store.ts';
import { sendLetter, type SendLetterResult } from './send-letter.ts';
import { cooldownKey, countRequest, decideCooldown } from './subscribe-limits.ts';
import { subscriberId } from './subscriber-id.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export interface ConfirmationRequest {
  /** As `parseAddress` gave it. */
  readonly address: string;
  /** Id of the subscriber who wants to be written to here instead. */
  readonly replaces?: string;
  readonly how: ConsentChannel;
  /** Version of the words that were agreed to, as whoever showed them names it. */
  readonly wording: string;
  readonly evidence: SeenEvidence;
}

/**
 * `accepted` says nothing about the address: known, unknown, suppressed and asked a minute ago are answered alike.
 * `try-later` depends on who asks and on how many do, or on SES, and on nothing else.
 */
export type ConfirmationResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'try-later'; readonly because: 'network' | 'total' | 'letter' };

/** Sends an address the letter that its owner can answer, if the limits allow one. */
export async function askToConfirm(
  ports: SubscriptionPorts,
  request: ConfirmationRequest,
): Promise<ConfirmationResult> {
  const now = ports.now();
  const caps = await countRequest(ports, { how: request.how, ip: request.evidence.ip, now });
  if (caps === 'network-full') {
    ports.log('subscribe.network.refused', { cap: ports.caps.networkPerHour });
    return { kind: 'try-later', because: 'network' };
  }
  if (caps === 'tripped') {
    // An alarm of the stack counts these lines.
    ports.log('subscribe.flood.tripped', { cap: ports.caps.totalPerHour });
    return { kind: 'try-later', because: 'total' };
  }
  const taken = await takeCooldown(ports, request.address, now);
  if (!taken) return { kind: 'accepted' };
  let result: SendLetterResult = 'not-sent';
  try {
    result = await writeTo(ports, request);
  } finally {
    // Whoever was not written to, be it that a store failed, may ask again at once.
    if (result === 'not-sent') await giveBack(ports, taken);
  }
  return result === 'sent' ? { kind: 'accepted' } : { kind: 'try-later', because: 'letter' };
}

interface TakenCooldown {
  readonly key: string;
  readonly next: Cooldown;
  readonly previous: Cooldown | undefined;
}

async function takeCooldown(
  { limits, idKey }: SubscriptionPorts,
  address: string,
  now: Date,
): Promise<TakenCooldown | undefined> {
  const key = cooldownKey(idKey, address);
  const previous = await limits.loadCooldown(key);
  const next = decideCooldown(previous, now);
  // A conflict is another request at the same moment, which writes the letter.
  if (!next || (await limits.saveCooldown(key, next, previous)) === 'conflict') return undefined;
  return { key, next, previous };
}

async function giveBack(
  { limits }: SubscriptionPorts,
  { key, next, previous }: TakenCooldown,
): Promise<void> {
  if (previous) await limits.saveCooldown(key, previous, next);
  else await limits.forgetCooldown(key);
}

/** @returns `sent` also if there is nothing to be sent to them */
async function writeTo(
  ports: SubscriptionPorts,
  { address, replaces, how, wording, evidence }: ConfirmationRequest,
): Promise<SendLetterResult> {
  const id = subscriberId(ports.idKey, address);
  const { letter, next } = await applyCommand(ports, id, {
    kind: 'request',
    id,
    address,
    ...(replaces === undefined ? {} : { replaces }),
    evidence: hashEvidence(ports.idKey, { how, wording, seen: evidence }),
  });
  return letter && next ? sendLetter(ports, letter, next) : 'sent';
}
