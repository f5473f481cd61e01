/** @import { LedgerEntry } from '../../../delivery/ledger-entry.ts' */
/** @import { Outcome } from '../../issue-table.ts' */
import { element } from '../element.js';

/** @type {Record<Outcome, { name: string, grade: string, why: string }>} */
export const OUTCOMES = {
  WAITING: { name: 'Waiting', grade: '', why: 'no sender has come to them yet' },
  CLAIMED: { name: 'In hand', grade: 'going', why: 'a sender is at it' },
  RELEASED: { name: 'To be tried again', grade: 'warning', why: 'surely not sent' },
  SENT: { name: 'Sent', grade: 'ready', why: 'accepted by SES' },
  FAILED: { name: 'Failed', grade: 'error', why: 'surely not sent, and not tried again' },
  SKIPPED: { name: 'Skipped', grade: '', why: 'not to be written to any more when their turn came' },
  UNKNOWN: { name: 'Unknown', grade: 'warning', why: 'perhaps sent; nobody can say yet' },
  HELD: { name: 'Held', grade: 'warning', why: 'perhaps sent, and left at that' },
};

/** @param {LedgerEntry | undefined} entry */
export function outcomeChip(entry) {
  const { name, grade, why } = OUTCOMES[entry?.state ?? 'WAITING'];
  return element('span', { class: `chip ${grade}`, title: why }, name);
}

/**
 * Why it is in that state, in a word of SES or of ours; empty if that goes without saying.
 *
 * @param {LedgerEntry | undefined} entry
 */
export function reasonOf(entry) {
  if (!entry) return '';
  if ('code' in entry) return entry.code;
  return 'reason' in entry ? entry.reason : '';
}

/**
 * All that is known of a message, the earliest first.
 *
 * @param {LedgerEntry | undefined} entry
 * @returns {{ at: string | undefined, words: string }[]} what has no time stands first
 */
export function historyOf(entry) {
  if (!entry) return [{ at: undefined, words: OUTCOMES.WAITING.why }];
  const { name, why } = OUTCOMES[entry.state];
  const attempt = 'attempt' in entry ? `, attempt ${entry.attempt}` : '';
  const reason = reasonOf(entry);
  const facts = [
    { at: entry.at, words: `${name}${attempt}: ${why}${reason ? ` (${reason})` : ''}` },
    { at: entry.deliveredAt, words: 'Delivered to the mailbox' },
    { at: entry.softBouncedAt, words: 'Came back for a reason that may pass' },
    { at: entry.bouncedAt, words: `Came back for good${entry.bounceCode ? ` (${entry.bounceCode})` : ''}` },
    { at: entry.complainedAt, words: 'Marked as spam by the subscriber' },
    { at: entry.rejectedAt, words: 'Not mailed on: SES found a virus in it' },
  ].filter(({ at }) => at !== undefined);
  const timeless = [
    entry.resendAfter !== undefined &&
      `Attempt ${entry.resendAfter} stayed unknown; it was put out once more`,
    entry.secondMessageId !== undefined && `Accepted a second time, as ${entry.secondMessageId}`,
  ].filter((words) => words !== false);
  return [
    ...timeless.map((words) => ({ at: undefined, words })),
    ...facts.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1)),
  ];
}
