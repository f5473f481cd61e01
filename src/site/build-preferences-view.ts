import { Temporal } from 'temporal-polyfill';
import type { Preferences } from '../subscribers/open-preferences.ts';
import type { PreferencesView } from './page-view.ts';
import type { SiteContext } from './site-context.ts';
import type { SitePorts } from './site-ports.ts';

/** What has just been done or refused, to be told at the top of the page. */
export interface Told {
  readonly done?: string;
  readonly problem?: string;
}

/** The page on which a subscriber changes what they get. */
export function buildPreferencesView(
  site: SiteContext,
  preferences: Preferences,
  { done, problem }: Told = {},
): PreferencesView {
  const { phrases, ports } = site;
  const { words } = ports.files;
  const { status, pausedUntil, unsubscribeToken } = preferences;
  const isConfirmed = status === 'confirmed';
  const mayStop = isConfirmed || status === 'pending';
  return {
    template: 'preferences',
    title: phrases.say(words.preferences.title),
    description: undefined,
    canonical: undefined,
    standing: describeStanding(site, preferences),
    done,
    problem,
    pause: isConfirmed ? pauseDays(site.ports) : undefined,
    mayResume: pausedUntil !== undefined,
    mayMove: isConfirmed,
    stop: mayStop
      ? { text: phrases.say(words.preferences.unsubscribe.action), path: `/unsubscribe/${unsubscribeToken}` }
      : undefined,
  };
}

/** A year; `decidePause` allows a day more, for the hours that zones differ by. */
const LONGEST_PAUSE_DAYS = 365;

/** The days from which issues may come again: tomorrow at the earliest. */
export function pauseDays(ports: SitePorts): { readonly first: string; readonly last: string } {
  const { timeZone } = ports.files.newsletter;
  const today = Temporal.Instant.fromEpochMilliseconds(ports.subscriptions.now().getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return {
    first: today.add({ days: 1 }).toString(),
    last: today.add({ days: LONGEST_PAUSE_DAYS }).toString(),
  };
}

function describeStanding({ phrases, ports }: SiteContext, preferences: Preferences): string {
  const { standing } = ports.files.words.preferences;
  const { address, status, pausedUntil } = preferences;
  if (pausedUntil === undefined) return phrases.say(standing[status], { address });
  const day = Temporal.Instant.from(pausedUntil)
    .toZonedDateTimeISO(ports.files.newsletter.timeZone)
    .toPlainDate()
    .toString();
  return phrases.say(standing.paused, { day: phrases.date(day) });
}
