import type { OperatorPorts } from './add-subscriber.ts';
import { applyCommand } from './apply-command.ts';

/**
 * Where they stand now: `confirmed` again, or `unsubscribed` and free to sign up. `forgotten`: they had been erased,
 * and now nothing is left of them.
 */
export interface ClearSubscriberResult {
  readonly kind: 'confirmed' | 'unsubscribed' | 'forgotten' | 'not-suppressed' | 'unknown';
}

/**
 * An operator lifts a suppression.
 *
 * @param request.source why, in the operator's words
 * @throws if a store fails
 */
export async function clearSubscriber(
  ports: Omit<OperatorPorts, 'idKey'>,
  { subscriberId, source }: { readonly subscriberId: string; readonly source: string },
): Promise<ClearSubscriberResult> {
  const evidence = { how: 'operator', source } as const;
  const { outcome, next } = await applyCommand(ports, subscriberId, { kind: 'clear', evidence });
  if (outcome === 'unknown') return { kind: 'unknown' };
  if (outcome !== 'done') return { kind: 'not-suppressed' };
  if (!next) return { kind: 'forgotten' };
  return { kind: next.status === 'confirmed' ? 'confirmed' : 'unsubscribed' };
}
