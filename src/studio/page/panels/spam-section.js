/** @import { SpamScore } from '../../spam-score.ts' */
/** @import { Opened } from '../opened.js' */
import { loadSpamScore } from '../api.js';
import { element } from '../element.js';
import { askedSection } from './asked-section.js';

/**
 * What SpamAssassin thinks of the message.
 *
 * @param {Opened} opened
 */
export function spamSection({ id }) {
  return askedSection({
    title: 'Spam',
    note: 'By the rules of the SpamAssassin on this machine, which asks nobody else. It knows nothing of your address and domain, which count for more.',
    ask: 'Score it',
    find: async () => answerOf(await loadSpamScore(id)),
  });
}

/**
 * @param {SpamScore | undefined} score
 * @returns {Node[]}
 */
function answerOf(score) {
  switch (score?.kind) {
    case undefined:
      return [element('p', {}, 'There is no message to score.')];
    case 'not-installed':
      return [
        element(
          'p',
          {},
          'SpamAssassin is not on this machine. On Debian, "apt-get install spamassassin" brings it; nothing else has to be set up.',
        ),
      ];
    case 'failed':
      return [element('p', {}, score.message)];
    case 'scored':
      return [
        element(
          'p',
          {},
          element('strong', {}, `${score.points.toFixed(1)} points`),
          `; it is spam from ${score.limit.toFixed(1)} on, and below 1.0 nobody minds.`,
        ),
        element(
          'dl',
          { class: 'points' },
          ...score.rules.flatMap(({ id, points, description }) => [
            element('dt', { class: 'mono' }, points.toFixed(1)),
            element('dd', {}, element('span', { class: 'mono' }, id), ` ${description}`),
          ]),
        ),
      ];
  }
}
