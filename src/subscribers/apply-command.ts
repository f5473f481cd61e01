import { decideCommand } from './decide-command.ts';
import type { Decision } from './decision.ts';
import type { SubscriberCommand } from './subscriber-command.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriptionPorts } from './subscription-ports.ts';

export interface AppliedCommand extends Decision {
  /** As it was before; undefined if there was nobody. */
  readonly before: Subscriber | undefined;
}

/**
 * Loads, decides, records and saves, and decides afresh as often as somebody else saved in between.
 *
 * The consent is recorded first: a crash leaves at worst the record of a step that has to be taken again, and never
 * a subscriber whose consent cannot be shown.
 */
export async function applyCommand(
  ports: Pick<SubscriptionPorts, 'consents' | 'now'> & {
    readonly subscribers: Pick<SubscriptionPorts['subscribers'], 'loadMany' | 'save' | 'remove'>;
  },
  subscriberId: string,
  command: SubscriberCommand,
): Promise<AppliedCommand> {
  for (;;) {
    const [before] = await ports.subscribers.loadMany([subscriberId]);
    const decision = decideCommand(before, command, ports.now());
    if (decision.consent) await ports.consents.append(subscriberId, decision.consent);
    if ((await save(ports.subscribers, before, decision.next)) === 'saved') return { ...decision, before };
  }
}

async function save(
  subscribers: Pick<SubscriptionPorts['subscribers'], 'save' | 'remove'>,
  before: Subscriber | undefined,
  next: Subscriber | undefined,
): Promise<'saved' | 'conflict'> {
  if (next === before) return 'saved';
  if (next) return subscribers.save(next, before);
  if (!before) return 'saved';
  return (await subscribers.remove(before)) === 'removed' ? 'saved' : 'conflict';
}
