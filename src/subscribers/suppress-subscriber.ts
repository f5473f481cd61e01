import type { OperatorPorts } from './add-subscriber.ts';
import { applyCommand } from './apply-command.ts';
import { parseAddress, type ParsedAddress } from './parse-address.ts';
import { subscriberId } from './subscriber-id.ts';

export type SuppressSubscriberResult =
  { readonly kind: 'suppressed' | 'already-suppressed' } | Extract<ParsedAddress, { kind: 'problem' }>;

/**
 * An operator keeps all mail from an address, known or not, until it is cleared.
 *
 * @param request.typed the address
 * @param request.source why, in the operator's words
 * @throws if a store fails
 */
export async function suppressSubscriber(
  ports: OperatorPorts,
  { typed, source }: { readonly typed: string; readonly source: string },
): Promise<SuppressSubscriberResult> {
  const parsed = parseAddress(typed);
  if (parsed.kind === 'problem') return parsed;
  const { address } = parsed;
  const id = subscriberId(ports.idKey, address);
  const evidence = { how: 'operator', source } as const;
  const { outcome } = await applyCommand(ports, id, { kind: 'suppress', id, address, evidence });
  return { kind: outcome === 'done' ? 'suppressed' : 'already-suppressed' };
}
