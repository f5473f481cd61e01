import { element } from './element.js';
import { timeOf } from './words.js';

/**
 * The year is said of other years only.
 *
 * @param {string} date `YYYY-MM-DD`, or empty
 */
export function dayOf(date) {
  if (!date) return '';
  const words = new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(date.startsWith(`${new Date().getFullYear()}-`) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return element('time', { datetime: date, title: date }, words);
}

/**
 * When somebody looks for it today, the time will do.
 *
 * @param {string} instant RFC 3339
 */
export function momentOf(instant) {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  const words = isToday
    ? timeOf(instant)
    : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return element('time', { datetime: instant, title: instant }, words);
}

/** @param {string} instant RFC 3339 */
export function dayAndTimeOf(instant) {
  const words = new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  return element('time', { datetime: instant, title: instant }, words);
}
