import type { Mailer, SendOutcome } from '../email/mailer.ts';
import { compileMessageTemplate } from '../email/write-message.ts';
import { parseAddress } from '../subscribers/parse-address.ts';
import type { ComposedIssue } from './compose-issue.ts';
import type { TestSending } from './test-sending.ts';

/** Marks the links of a test message: they name no subscriber. */
const NOBODY = 'test';

/**
 * Sends a composed digest, draft or not, to one address. It is no issue: nothing is published, and no ledger knows of
 * it.
 *
 * @param typed the address as a person wrote it
 */
export async function sendTestMessage(
  mailer: Mailer,
  { messageTemplate, newsletter }: ComposedIssue,
  typed: string,
): Promise<TestSending> {
  const parsed = parseAddress(typed);
  if (parsed.kind === 'problem') return refused(`${parsed.problem} Write it as name@domain.`);
  const to = parsed.address;
  const raw = compileMessageTemplate(messageTemplate)({
    to,
    unsubscribeToken: NOBODY,
    preferencesToken: NOBODY,
  });
  const outcome = await mailer.send({ raw, from: newsletter.from, to, tags: { issue: NOBODY } });
  return outcome.kind === 'sent' ? { ...outcome, to } : refused(whyNot(outcome));
}

function whyNot(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>): string {
  switch (outcome.kind) {
    case 'throttled':
      return 'The message was not sent: SES takes no more just now. Try again in a minute.';
    case 'quota-exceeded':
      return 'The message was not sent: the account has sent all that SES allows it in 24 hours.';
    case 'sending-paused':
      return 'The message was not sent: SES has stopped sending for this account. Its console says why.';
    case 'sender-refused':
      return `The message was not sent: ${outcome.code}. SES does not know the sender as verified; an account that is still in the sandbox may write to verified addresses only. npx waybill doctor tells which it is.`;
    case 'rejected':
      return `The message was not sent: ${outcome.code}. An account that is still in the sandbox may write to verified addresses only.`;
    case 'not-connected':
      return `The message was not sent: ${outcome.code}. SES could not be reached.`;
    case 'unknown':
      return `Nobody can say whether the message was sent: ${outcome.code}. Look into that inbox before you send it again.`;
  }
}

function refused(message: string): TestSending {
  return { kind: 'refused', message };
}
