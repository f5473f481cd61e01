import type { Foretelling } from '../delivery/foretell-issue.ts';
import { sayTime } from '../delivery/say-time.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/** Says to a person when an issue goes out, in the newsletter's own time. */
export function foretellingLine(
  foretelling: Foretelling,
  { newsletter, day }: { readonly newsletter: Newsletter; readonly day: string },
): string {
  const clock = (at: Date) => sayTime(newsletter, at);
  switch (foretelling.kind) {
    case 'no-sending-day':
      return `${day} is no sending day, so nothing goes out by itself. Send it with: npx waybill schedule ${day} --now`;
    case 'not-published':
      return `Not published. If nobody publishes one, it is composed from what was dropped before ${clock(foretelling.window.from)}.`;
    case 'waits':
      return foretelling.isDue
        ? `It goes out within minutes: its time was ${clock(foretelling.window.from)}.`
        : `It goes out at ${clock(foretelling.window.from)}.`;
    case 'paused':
      return `It is paused (${foretelling.pause.reason}) and does not go out. Lift that with: npx waybill resume ${day}`;
    case 'begun':
      return `Its sending began at ${clock(new Date(foretelling.since))}. How it stands: npx waybill status ${day}`;
    case 'late':
      return `Its time ended at ${clock(foretelling.window.until)}, so it does not go out by itself. Send it with: npx waybill schedule ${day} --now`;
  }
}
