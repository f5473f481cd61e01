import type { SendTimes } from './send-window.ts';

/** A moment as people of the newsletter say it: `19:30 on Tuesday 10 June (Europe/London)`. */
export function sayTime({ timeZone }: Pick<SendTimes, 'timeZone'>, at: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = `${part({ weekday: 'long' })} ${part({ day: 'numeric', month: 'long' })}`;
  return `${time} on ${day} (${timeZone})`;
}
