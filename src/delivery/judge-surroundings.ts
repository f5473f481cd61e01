import { fine, toDo, type Diagnosis } from './diagnosis.ts';
import type { Foretelling } from './foretell-issue.ts';

/** How the site's first page answered. */
export interface SiteAnswer {
  /** Of HTTP; undefined if nobody answered. */
  readonly status: number | undefined;
  /** Why nobody did. */
  readonly problem?: string;
  /** The clock of whoever answered; undefined if it did not say. */
  readonly date?: Date;
}

export function judgeSite(siteUrl: string, { status, problem }: SiteAnswer): Diagnosis {
  if (status === 200) return fine('site', `${siteUrl} answers.`);
  if (status === undefined)
    return toDo(
      'site',
      `${siteUrl} does not answer (${problem ?? 'no reason given'}), so links in mails lead nowhere. Does its domain point to the stack? docs/deploy.md#dns-records says how.`,
    );
  return toDo('site', `${siteUrl} answers with ${status}. See docs/runbook.md#web-errors.`);
}

/** AWS refuses requests that are signed five minutes off; ours say long before that which clock is wrong. */
const MOST_SKEW_MS = 60_000;

/** @param there the clock of the site, read at `here` */
export function judgeClock(here: Date, there: Date | undefined): readonly Diagnosis[] {
  if (!there) return [];
  const skew = Math.round(Math.abs(here.getTime() - there.getTime()) / 1000);
  return skew * 1000 <= MOST_SKEW_MS
    ? [fine('clock', 'The clock of this machine is right.')]
    : [
        toDo(
          'clock',
          `The clock of this machine is ${skew} s away from the site's. Times that it shows are off by as much, and AWS refuses its requests from five minutes on: have it set itself (NTP).`,
        ),
      ];
}

/** @param line what will become of the next issue, in words */
export function judgeNextIssue(foretelling: Foretelling, line: string): Diagnosis {
  switch (foretelling.kind) {
    case 'late':
    case 'paused':
      return toDo('next-issue', line);
    case 'no-sending-day':
    case 'not-published':
    case 'waits':
    case 'begun':
      return fine('next-issue', line);
  }
}
