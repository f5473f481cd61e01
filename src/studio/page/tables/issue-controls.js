/** @import { IssueAccount } from '../../issue-table.ts' */
import { ActDialog } from '../acts/act-dialog.js';
import { askAction } from '../acts/ask-action.js';
import { element } from '../element.js';

/**
 * What can be done about an issue as it stands.
 *
 * @param {IssueAccount} issue
 * @returns {HTMLElement[]}
 */
export function issueControls({ id, stage, isPaused, counts, holdUps }) {
  const left = counts ? counts.waiting + counts.released + counts.claimed : 0;
  const isGoing = stage === 'planning' || stage === 'sending';
  return [
    ...(stage === 'ready' && !isPaused ? [beginButton(id)] : []),
    ...(isGoing && !isPaused && left > 0
      ? [
          control(id, 'Pause…', {
            title: 'Pause this issue?',
            words:
              'No sender begins another chunk of it. Messages in hand still go out, and nothing is lost.',
            choices: [{ act: 'pause', name: 'Pause it' }],
          }),
        ]
      : []),
    ...(isPaused || (isGoing && left > 0 && holdUps.length > 0)
      ? [
          control(id, 'Resume…', {
            title: 'Resume this issue?',
            words: 'What is left of it goes out. Whoever has it already gets nothing.',
            choices: [{ act: 'resume', name: 'Resume it' }],
          }),
        ]
      : []),
    ...(counts && counts.unknown > 0
      ? [
          control(id, 'Settle…', {
            title: 'Settle the unknown ones?',
            words:
              'SES may have accepted these messages. Held, whoever did not get it goes without; sent once more, somebody may get it twice. It is done for every issue that is being sent.',
            choices: [
              { act: 'hold-unknown', name: 'Hold them' },
              { act: 'resend-unknown', name: 'Send them once more' },
            ],
          }),
        ]
      : []),
  ];
}

// The tables are those of this machine, and so is the system that it goes out through.
/** @param {string} day */
function beginButton(day) {
  const ask = () => {
    const dialog = new ActDialog('Send it now?');
    dialog.fill(
      element(
        'p',
        {},
        `Issue ${day} goes to everybody who is confirmed now, without waiting for its time. Whoever subscribes later does not get it.`,
      ),
    );
    const begin = () =>
      dialog.during('Sending …', async () => {
        const { kind, message } = await (await askAction('begin', { through: 'local', day })).json();
        dialog.fill(element('p', { class: kind === 'ended' ? 'act-done' : 'act-fault' }, message));
        dialog.tell();
        dialog.offer('Close');
      });
    dialog.offer(
      'Cancel',
      element('button', { type: 'button', class: 'action main', click: begin }, 'Send it'),
    );
  };
  return element('button', { type: 'button', class: 'action', click: ask }, 'Send it now…');
}

/**
 * @param {string} issue
 * @param {string} name
 * @param {{ title: string, words: string, choices: { act: string, name: string }[] }} question
 */
function control(issue, name, { title, words, choices }) {
  const ask = () => {
    const dialog = new ActDialog(title);
    dialog.fill(element('p', {}, words));
    const buttons = choices.map((choice) => {
      const click = () =>
        dialog.during('Being done; the counts follow it …', async () => {
          const { message } = await (await askAction('control', { issue, act: choice.act })).json();
          dialog.fill(element('p', {}, message));
          dialog.tell();
          dialog.offer('Close');
        });
      return element('button', { type: 'button', class: 'action', click }, choice.name);
    });
    dialog.offer('Cancel', ...buttons);
  };
  return element('button', { type: 'button', class: 'action', click: ask }, name);
}
