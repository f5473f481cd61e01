import MailComposer from 'nodemailer/lib/mail-composer';
import type { ComposedIssue } from '../src/delivery/compose-issue.ts';
import { MESSAGE_PLACEHOLDERS, type MessageFields } from '../src/email/message-fields.ts';
import { compileMessageTemplate } from '../src/email/write-message.ts';
import { measure, printTimings } from './measure.ts';

/**
 * Making an issue out to one subscriber, beside MailComposer building the same message from the same parts,
 * and beside the least that it could cost: copying the bytes of a finished message.
 */
export async function benchComposeMessage(issue: ComposedIssue): Promise<void> {
  const write = compileMessageTemplate(issue.messageTemplate);
  const finished = write(fieldsOf(0));
  let subscriber = 0;
  const timings = await measure([
    { name: 'copy of a finished message', run: () => copy(finished) },
    { name: 'Waybill', run: () => write(fieldsOf(subscriber++)) },
    { name: 'nodemailer MailComposer', run: () => buildWithMailComposer(issue, fieldsOf(subscriber++)) },
  ]);
  printTimings(
    `One message of ${finished.length.toLocaleString('en-GB')} bytes for one subscriber`,
    timings,
    'Waybill',
  );
}

function fieldsOf(subscriber: number): MessageFields {
  const id = String(subscriber).padStart(22, '0');
  return {
    to: `reader-${subscriber}@example.org`,
    unsubscribeToken: `k1.${id}.${'u'.repeat(22)}`,
    preferencesToken: `k1.${id}.${'p'.repeat(22)}`,
  };
}

function copy(bytes: Uint8Array): Uint8Array {
  const target = Buffer.allocUnsafe(bytes.length);
  target.set(bytes);
  return target;
}

// What a sender without a prepared message does: fill the subscriber's links in, then encode everything again.
function buildWithMailComposer(issue: ComposedIssue, fields: MessageFields): Promise<Buffer> {
  const fill = (part: string) =>
    part
      .replaceAll(MESSAGE_PLACEHOLDERS.unsubscribeToken, fields.unsubscribeToken)
      .replaceAll(MESSAGE_PLACEHOLDERS.preferencesToken, fields.preferencesToken);
  return new MailComposer({
    from: { name: issue.newsletter.name, address: issue.newsletter.from },
    to: fields.to,
    subject: issue.rendered.subject,
    text: fill(issue.rendered.text),
    html: fill(issue.rendered.html),
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  })
    .compile()
    .build();
}
