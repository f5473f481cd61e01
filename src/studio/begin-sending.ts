import { countAudience } from '../delivery/count-audience.ts';
import type { Pause } from '../delivery/issue-record.ts';
import { sayHoldUp } from '../delivery/say-hold-up.ts';
import type { Destination } from './destination.ts';

/** How a sending that was begun from the page has ended; a sentence in either case. */
export interface Beginning {
  readonly kind: 'ended' | 'refused';
  readonly message: string;
}

/** Sends a published issue without waiting for its time, and tells what became of its messages. */
export async function beginSending(destination: Destination, day: string, now: Date): Promise<Beginning> {
  const { begin } = destination;
  if (!begin)
    return { kind: 'refused', message: 'It goes out by its own schedule; from here it cannot be begun.' };
  // An issue that is begun with nobody to go to is over: whoever subscribes a moment later does not get it.
  const readers = await destination.use(async ({ subscribers }) => countAudience(subscribers, now, 1));
  if (readers === 0)
    return { kind: 'refused', message: 'Nobody would get it: there is no confirmed subscriber yet.' };
  const result = await begin(day);
  switch (result.kind) {
    case 'no-issue':
      return { kind: 'refused', message: `No issue of ${day} was published.` };
    case 'refused':
      return result;
    case 'paused':
      return { kind: 'refused', message: sayPause(day, result.pause) };
    case 'ended': {
      if (result.pause) return { kind: 'refused', message: sayPause(day, result.pause) };
      const { planned, sent, failed, skipped } = result.progress;
      const left = planned - sent - failed - skipped;
      const counts = [
        `${sent} sent`,
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
        ...(left > 0 ? [`${left} left`] : []),
      ];
      return { kind: 'ended', message: `Issue ${day}: of ${planned} planned, ${counts.join(', ')}.` };
    }
  }
}

function sayPause(day: string, pause: Pause): string {
  return `Issue ${day} does not go on. ${sayHoldUp({ kind: 'paused', ...pause })} Nothing is lost; what is left goes out once the pause is lifted.`;
}
