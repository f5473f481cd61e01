import type { ComposedIssue } from '../src/delivery/compose-issue.ts';
import { compileMessageTemplate } from '../src/email/write-message.ts';
import { buildWithMailComposer, fieldsOf } from './mail-composer.ts';
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

function copy(bytes: Uint8Array): Uint8Array {
  const target = Buffer.allocUnsafe(bytes.length);
  target.set(bytes);
  return target;
}
