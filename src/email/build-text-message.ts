import MailComposer from 'nodemailer/lib/mail-composer';

/** A plain mail to one person who runs the newsletter. */
export interface TextMessage {
  /** Bare addresses. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
  /** Without brackets. */
  readonly messageId: string;
}

/** Encodes a mail that has text and nothing else: no template, so that whoever sends one need not carry MJML. */
export async function buildTextMessage(message: TextMessage): Promise<Uint8Array> {
  const { from, to, subject, text, date, messageId } = message;
  return new MailComposer({
    ...{ from, to, subject, date },
    messageId: `<${messageId}>`,
    text: { content: text, contentTransferEncoding: 'quoted-printable' },
    newline: 'windows',
    // RFC 3834: an out-of-office reply to a report helps nobody.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
}
