import { decideCommand } from './decide-command.ts';
import type { SubscriberFeedback } from './decide-feedback.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** `suppressed`: nothing is sent to them from now on. `noted`: changed, and still where they were. */
export type ApplyFeedbackResult = 'suppressed' | 'noted' | 'unchanged' | 'no-subscriber';

/** Moves a subscriber as their feedback demands, and decides afresh as often as somebody else saved in between. */
export async function applyFeedback(
  store: Pick<SubscriberStore, 'loadMany' | 'save'>,
  command: { readonly subscriberId: string; readonly feedback: SubscriberFeedback; readonly now: Date },
): Promise<ApplyFeedbackResult> {
  for (;;) {
    const [current] = await store.loadMany([command.subscriberId]);
    const { next } = decideCommand(current, command.feedback, command.now);
    if (!current || !next) return 'no-subscriber';
    if (next === current) return 'unchanged';

    if ((await store.save(next, current)) === 'conflict') continue;
    return next.status === current.status ? 'noted' : 'suppressed';
  }
}
