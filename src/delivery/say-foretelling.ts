import type { Foretelling } from './foretell-issue.ts';
import { sayTime } from './say-time.ts';
import type { SendTimes } from './send-window.ts';

/** When an issue goes out by itself, or why not, as a sentence in the newsletter's own time. */
export function sayForetelling(
  foretelling: Foretelling,
  { newsletter, day }: { readonly newsletter: Pick<SendTimes, 'timeZone'>; readonly day: string },
): string {
  const clock = (at: Date) => sayTime(newsletter, at);
  switch (foretelling.kind) {
    case 'no-sending-day':
      return `${day} is no sending day, so it does not go out by itself.`;
    case 'not-published':
      return `Not published. If nobody publishes one, it is composed from what was dropped before ${clock(foretelling.window.from)}.`;
    case 'waits':
      return foretelling.isDue
        ? `It goes out within minutes: its time was ${clock(foretelling.window.from)}.`
        : `It goes out at ${clock(foretelling.window.from)}.`;
    case 'paused':
      return `It is paused (${foretelling.pause.reason}) and does not go out until that is lifted.`;
    case 'begun':
      return `Its sending began at ${clock(new Date(foretelling.since))}.`;
    case 'late':
      return `Its time ended at ${clock(foretelling.window.until)}, so it does not go out by itself.`;
  }
}
