import MailComposer from 'nodemailer/lib/mail-composer';
import type { ComposedIssue } from '../src/delivery/compose-issue.ts';
import { MESSAGE_PLACEHOLDERS, type MessageFields } from '../src/email/message-fields.ts';

/** What a sender without a prepared message does: fill the subscriber's links in, then encode everything again. */
export function buildWithMailComposer(issue: ComposedIssue, fields: MessageFields): Promise<Buffer> {
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

/** The fields of a subscriber who is only a number. */
export function fieldsOf(subscriber: number): MessageFields {
  const id = String(subscriber).padStart(22, '0');
  return {
    to: `reader-${subscriber}@example.org`,
    unsubscribeToken: `k1.${id}.${'u'.repeat(22)}`,
    preferencesToken: `k1.${id}.${'p'.repeat(22)}`,
  };
}
