/** @import { PublishVerdict, Publishing } from '../../publish-verdict.ts' */
import { loadDestinations } from '../api.js';
import { element } from '../element.js';
import { ActDialog } from './act-dialog.js';
import { askAction } from './ask-action.js';
import { destinationChoice } from './destination-choice.js';
import { findingList } from './finding-list.js';
import { publicationFacts } from './publication-facts.js';

/**
 * Publishes a digest, after saying what that would mean.
 *
 * @param {string} digest
 */
export async function openPublishDialog(digest) {
  const dialog = new ActDialog('Publish');
  dialog.offer('Close');
  const verdict = element('div', { class: 'verdict' });
  let through = '';
  const choose = (/** @type {string} */ id) => {
    through = id;
    return weigh();
  };
  await dialog.during('Looking where it can go …', async () => {
    const destinations = await loadDestinations();
    const [first] = destinations;
    if (!first) return dialog.tell('This studio was started without a system to publish to.');
    const choice = destinationChoice(destinations, choose);
    dialog.fill(choice, verdict);
    await choose(first.id);
  });

  /** @param {string} [because] why it is weighed again */
  async function weigh(because) {
    verdict.replaceChildren();
    dialog.offer('Cancel');
    const asked = through;
    await dialog.during('Looking at what would go out …', async () => {
      const response = await askAction('weigh', { digest, through: asked });
      const weighed = /** @type {PublishVerdict} */ (await response.json());
      if (asked === through) show(weighed, because);
    });
  }

  /**
   * @param {PublishVerdict} weighed
   * @param {string} [because]
   */
  function show(weighed, because) {
    dialog.tell(because !== undefined && element('p', { class: 'act-fault' }, because));
    // What was offered before is not to be had any more.
    verdict.replaceChildren();
    dialog.offer('Cancel');
    if (weighed.kind === 'refused') return dialog.tell(element('p', { class: 'act-fault' }, weighed.message));
    if (weighed.kind === 'findings') {
      verdict.replaceChildren(
        element('p', { class: 'act-fault' }, 'It cannot be published: it has errors.'),
        findingList(weighed.findings.filter(({ level }) => level === 'error')),
      );
      return;
    }
    const isSame = weighed.published?.isSame ?? false;
    if (weighed.canBegin) {
      verdict.replaceChildren(publicationFacts(weighed));
      return dialog.offer('Cancel', beginButton(weighed.day, through));
    }
    const button = element(
      'button',
      { type: 'button', class: 'action main', click: () => publish(weighed.seen) },
      isSame ? 'Published already' : 'Publish',
    );
    const hasWarnings = weighed.findings.some(({ level }) => level === 'warning');
    const tick = element('input', {
      type: 'checkbox',
      change: () => (button.disabled = isSame || !tick.checked),
    });
    verdict.replaceChildren(
      publicationFacts(weighed),
      ...(hasWarnings
        ? [
            findingList(weighed.findings.filter(({ level }) => level === 'warning')),
            element('label', { class: 'tick' }, tick, 'I have seen the warnings. Publish all the same.'),
          ]
        : []),
    );
    dialog.offer('Cancel', button);
    button.disabled = isSame || hasWarnings;
  }

  /** @param {string} seen */
  async function publish(seen) {
    // While it is under way another may be chosen, which this is not about.
    const taken = through;
    await dialog.during('Publishing …', async () => {
      const response = await askAction('publish', { digest, through: taken, seen });
      const published = /** @type {Publishing} */ (await response.json());
      switch (published.kind) {
        case 'changed':
          return weigh('Not published: files were changed since this was shown. Here is how it is now.');
        case 'refused':
        case 'findings':
          return show(published);
        case 'published':
        case 'unchanged':
          return finish(published, taken);
      }
    });
  }

  /**
   * @param {Extract<Publishing, { kind: 'published' | 'unchanged' }>} published
   * @param {string} taken
   */
  function finish({ kind, day, revision, schedule, canBegin }, taken) {
    // It is over: whoever wants it elsewhere, too, opens the dialog again.
    dialog.fill();
    dialog.tell(
      element(
        'p',
        { class: 'act-done' },
        `Issue ${day}, revision ${revision}, ${kind === 'published' ? 'is published' : 'was published before'}.`,
      ),
      element('p', {}, schedule),
    );
    dialog.offer('Close', ...(canBegin ? [beginButton(day, taken)] : []));
  }

  /**
   * @param {string} day
   * @param {string} taken
   */
  function beginButton(day, taken) {
    const begin = () =>
      dialog.during('Sending …', async () => {
        const response = await askAction('begin', { through: taken, day });
        const { kind, message } = await response.json();
        dialog.fill();
        dialog.tell(element('p', { class: kind === 'ended' ? 'act-done' : 'act-fault' }, message));
        dialog.offer('Close');
      });
    return element('button', { type: 'button', class: 'action main', click: begin }, 'Send it now');
  }
}
