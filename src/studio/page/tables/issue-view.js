/** @import { EntryList, IssueAccount } from '../../issue-table.ts' */
/** @import { Store } from '../state.js' */
import { element } from '../element.js';
import { dayAndTimeOf } from '../times.js';
import { accountHead } from './account-head.js';
import { CountsBar } from './counts-bar.js';
import { issueControls } from './issue-controls.js';
import { LedgerTable } from './ledger-table.js';
import { stageChip } from './stage-chip.js';

/** An issue with its ledger. It is shown again and again while the issue is being sent. */
export class IssueView {
  #store;
  #head = element('div');
  #holdUps = element('ul', { class: 'hold-ups' });
  #counts;
  #countsHost;
  #reasons = element('p', { class: 'note' });
  #ledger;
  #shownControls = '';

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    this.#counts = new CountsBar(store);
    this.#countsHost = element('section', { class: 'counts', 'aria-label': 'Counts' }, ...this.#counts.nodes);
    this.#ledger = new LedgerTable(store);
  }

  get nodes() {
    return [this.#head, this.#holdUps, this.#countsHost, this.#reasons, this.#ledger.node];
  }

  /**
   * @param {IssueAccount} issue
   * @param {EntryList} entries
   */
  show(issue, entries) {
    const { counts, holdUps } = issue;
    this.#showHead(issue);
    this.#holdUps.hidden = holdUps.length === 0;
    this.#holdUps.replaceChildren(...holdUps.map((words) => element('li', {}, words)));
    this.#countsHost.hidden = this.#ledger.node.hidden = counts === undefined;
    this.#reasons.textContent = reasonsOf(issue);
    if (!counts) return;
    this.#counts.show(counts, this.#store.state.outcome);
    this.#ledger.show(entries);
  }

  // Only when something about it changed: a button that is being pressed is not taken away every second.
  /** @param {IssueAccount} issue */
  #showHead(issue) {
    const { id, revision, subject, publishedAt, since } = issue;
    const facts = JSON.stringify([id, subject, issueControls(issue).map(({ textContent }) => textContent)]);
    const line = [
      stageChip(issue),
      ` Issue ${id}, revision ${revision}, published `,
      dayAndTimeOf(publishedAt),
      ...(since ? [', begun ', dayAndTimeOf(since)] : []),
      `. ${speedOf(issue)}`,
    ];
    if (facts !== this.#shownControls) {
      const controls = issueControls(issue);
      this.#head.replaceChildren(...accountHead(this.#store, { title: subject, controls }));
      this.#shownControls = facts;
    }
    this.#head.querySelector('.facts')?.replaceChildren(...line);
  }
}

/** @param {IssueAccount} issue */
function speedOf({ stage, perSecond, secondsLeft }) {
  const rate = `${perSecond.toLocaleString('en-GB', { maximumFractionDigits: 1 })} messages a second`;
  switch (stage) {
    case 'ready':
      return 'Nothing of it has been sent.';
    case 'planning':
      return 'Its audience is being written down.';
    case 'sending':
      return secondsLeft === undefined ? `${rate}.` : `${rate}, about ${durationOf(secondsLeft)} left.`;
    case 'done':
      return `Everybody is accounted for. ${rate}.`;
  }
}

/** @param {number} seconds */
function durationOf(seconds) {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** @param {IssueAccount} issue */
function reasonsOf({ failedBy, skippedBy, feedback }) {
  const list = (/** @type {string} */ title, /** @type {Readonly<Record<string, number>>} */ counts) => {
    const parts = Object.entries(counts).map(([reason, many]) => `${many.toLocaleString('en-GB')} ${reason}`);
    return parts.length > 0 ? [`${title}: ${parts.join(', ')}.`] : [];
  };
  return [
    ...list('Failed', failedBy),
    ...list('Skipped', skippedBy),
    ...list('What came back', feedback),
  ].join(' ');
}
