/** @import { Finding } from '../../../digest/finding.ts' */
/** @import { TestSending } from '../../../delivery/test-sending.ts' */
import { loadDestinations } from '../api.js';
import { element } from '../element.js';
import { readState, writeState } from '../state.js';
import { ActDialog } from './act-dialog.js';
import { askAction } from './ask-action.js';
import { destinationChoice } from './destination-choice.js';
import { findingList } from './finding-list.js';

const KEPT_ADDRESS = 'test-address';

/**
 * Sends a digest as it stands to one address.
 *
 * @param {string} digest
 * @param {string} from as the message says it
 */
export async function openTestDialog(digest, from) {
  const dialog = new ActDialog('Send a test');
  dialog.offer('Close');
  /** @type {Awaited<ReturnType<typeof loadDestinations>>} */
  let destinations = [];
  await dialog.during('Looking where it can go …', async () => {
    destinations = await loadDestinations();
    dialog.tell(destinations.length === 0 && 'This studio was started without a way to send.');
  });
  let through = destinations[0]?.id;
  if (through === undefined) return;
  const address = element('input', {
    type: 'email',
    id: 'test-address',
    required: true,
    autocomplete: 'email',
    placeholder: 'you@example.org',
    value: localStorage.getItem(KEPT_ADDRESS) ?? '',
  });
  const form = element(
    'form',
    { id: 'test-form', submit: send },
    element(
      'p',
      { class: 'note' },
      `As it is now, draft or not, from ${from}. Nothing is published, and nobody else gets it.`,
    ),
    destinationChoice(destinations, (id) => {
      through = id;
      dialog.tell();
    }),
    element('label', { for: 'test-address' }, 'To'),
    address,
  );
  dialog.fill(form);
  dialog.offer('Close', element('button', { class: 'action main', form: 'test-form' }, 'Send'));
  address.focus();
  address.select();

  /** @param {SubmitEvent} event */
  async function send(event) {
    event.preventDefault();
    localStorage.setItem(KEPT_ADDRESS, address.value);
    // Another may be chosen while this is under way.
    const taken = through;
    await dialog.during('Sending …', async () => {
      const response = await askAction('test', { digest, through: taken, to: address.value });
      dialog.tell(...outcomeOf(await response.json(), taken));
    });
  }
}

/**
 * @param {TestSending | { kind: 'findings', findings: readonly Finding[] }} sending
 * @param {string | undefined} through
 * @returns {Node[]}
 */
function outcomeOf(sending, through) {
  switch (sending.kind) {
    case 'findings':
      return [
        element('p', { class: 'act-fault' }, 'Not sent: the digest has errors.'),
        findingList(sending.findings.filter(({ level }) => level === 'error')),
      ];
    case 'refused':
      return [element('p', { class: 'act-fault' }, sending.message)];
    case 'sent': {
      const { to, messageId } = sending;
      const href = writeState({ ...readState(''), tab: 'inbox', message: messageId });
      return [
        element('p', { class: 'act-done' }, `Sent to ${to}.`),
        element('p', { class: 'note mono' }, messageId),
        ...(through === 'local' ? [element('a', { href }, 'Open it in the inbox')] : []),
      ];
    }
  }
}
