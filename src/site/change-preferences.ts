import { Temporal } from 'temporal-polyfill';
import { findDayFault } from '../digest/instant.ts';
import type { SeenEvidence } from '../subscribers/hash-evidence.ts';
import { pauseSubscription } from '../subscribers/pause-subscription.ts';
import { requestAddressChange } from '../subscribers/request-address-change.ts';
import { resumeSubscription } from '../subscribers/resume-subscription.ts';
import { pauseDays, type Told } from './build-preferences-view.ts';
import type { Form } from './read-form.ts';
import type { SiteContext } from './site-context.ts';
import { wordingOf } from './wording-of.ts';

interface Change {
  readonly token: string;
  readonly task: string | undefined;
  readonly form: Form;
  readonly evidence: SeenEvidence;
}

/** Does what a subscriber asks for on their page, and says what became of it; nothing of a link that is not ours. */
export async function changePreferences(site: SiteContext, change: Change): Promise<Told> {
  const { say } = site.phrases;
  const { done, problems } = site.ports.files.words.preferences;
  const { subscriptions } = site.ports;
  switch (change.task) {
    case 'pause':
      return pause(site, change);
    case 'resume': {
      const { kind } = await resumeSubscription(subscriptions, change);
      return kind === 'resumed' ? { done: say(done.resumed) } : { problem: say(problems.unable) };
    }
    case 'address':
      return moveTo(site, change);
    case 'erase':
      return { problem: say(problems.sure) };
    default:
      return { problem: say(problems.unable) };
  }
}

async function pause({ ports, phrases }: SiteContext, { token, form }: Change): Promise<Told> {
  const { done, problems } = ports.files.words.preferences;
  const { first, last } = pauseDays(ports);
  const day = form.get('until') ?? '';
  if (findDayFault(day) !== undefined || day < first || day > last) {
    const range = { first: phrases.date(first), last: phrases.date(last) };
    return { problem: phrases.say(problems.until, range) };
  }
  const { timeZone } = ports.files.newsletter;
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  const until = new Date(start.epochMilliseconds);
  const { kind } = await pauseSubscription(ports.subscriptions, { token, until });
  return kind === 'paused'
    ? { done: phrases.say(done.paused, { day: phrases.date(day) }) }
    : { problem: phrases.say(problems.unable) };
}

async function moveTo({ ports, phrases }: SiteContext, { token, form, evidence }: Change): Promise<Told> {
  const { words } = ports.files;
  const { done, problems } = words.preferences;
  const typed = (form.get('address') ?? '').trim();
  const { label, action, note } = words.preferences.address;
  const wording = wordingOf('preferences', [label, action, note]);
  const { kind } = await requestAddressChange(ports.subscriptions, { token, typed, wording, evidence });
  switch (kind) {
    case 'accepted':
      return { done: phrases.say(done.address) };
    case 'problem':
      return { problem: phrases.say(problems.address) };
    case 'refused-domain':
      return { problem: phrases.say(words.form.problems.disposable) };
    case 'same-address':
      return { problem: phrases.say(problems.same) };
    case 'try-later':
      return { problem: phrases.say(problems.busy) };
    case 'not-subscribed':
    case 'invalid-link':
      return { problem: phrases.say(problems.unable) };
  }
}
