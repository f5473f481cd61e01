import type { Foretelling } from '../delivery/foretell-issue.ts';
import { sayForetelling } from '../delivery/say-foretelling.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/** Says to a person when an issue goes out, in the newsletter's own time, and by which command that is changed. */
export function foretellingLine(
  foretelling: Foretelling,
  about: { readonly newsletter: Newsletter; readonly day: string },
): string {
  const advice = adviceOf(foretelling, about.day);
  return [sayForetelling(foretelling, about), ...(advice === undefined ? [] : [advice])].join(' ');
}

function adviceOf({ kind }: Foretelling, day: string): string | undefined {
  switch (kind) {
    case 'no-sending-day':
    case 'late':
      return `Send it with: npx waybill schedule ${day} --now`;
    case 'paused':
      return `Lift that with: npx waybill resume ${day}`;
    case 'begun':
      return `How it stands: npx waybill status ${day}`;
    case 'not-published':
    case 'waits':
      return undefined;
  }
}
