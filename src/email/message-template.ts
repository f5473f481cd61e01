import MailComposer from 'nodemailer/lib/mail-composer';
import { MESSAGE_PLACEHOLDERS } from './message-fields.ts';
import type { Rendered } from './rendered.ts';

/** What the headers of a message need to know beyond what was rendered. */
export interface Envelope {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  /** BCP 47, for `Content-Language`. */
  readonly language: string;
  /** RFC 3339. SES writes its own `Date`; this one makes the same content give the same bytes. */
  readonly date: string;
  /** `Message-ID` without brackets. SES writes its own; this one serves the preview and the archive. */
  readonly messageId: string;
  /** For a mail to a list of subscribers; absent on a mail to one person about their own request. */
  readonly list?: ListHeaders;
}

/** RFC 2369, 2919 and 8058 headers. */
export interface ListHeaders {
  /** `List-Id` without brackets, e.g. `daily.example.com` */
  readonly id: string;
  /** Ends where the subscriber's token goes. https in production. */
  readonly unsubscribeUrl: string;
  /** Address that takes unsubscribe requests by mail. */
  readonly unsubscribeAddress: string;
  readonly helpUrl: string;
  readonly archiveUrl: string;
  /** Gmail's feedback loop: `issue:newsletter:kind:sender`. */
  readonly feedbackId: string;
}

/** Fixed, so that the same content gives the same bytes. MailComposer adds a prefix that text does not contain. */
const BOUNDARY_BASE = 'waybill-issue';

/**
 * Encodes the parts of a message that all subscribers share.
 *
 * @returns the MIME message, ASCII, with `MESSAGE_PLACEHOLDERS` where a subscriber's fields go, each on a
 *   line of its own within quoted-printable text so that no line grows past its limit when they are filled in
 */
export async function buildMessageTemplate(rendered: Rendered, envelope: Envelope): Promise<Uint8Array> {
  const message = await new MailComposer({
    from: envelope.from,
    replyTo: envelope.replyTo,
    to: MESSAGE_PLACEHOLDERS.to,
    subject: rendered.subject,
    date: new Date(envelope.date),
    messageId: `<${envelope.messageId}>`,
    text: { content: rendered.text, contentTransferEncoding: 'quoted-printable' },
    html: { content: rendered.html, contentTransferEncoding: 'quoted-printable' },
    baseBoundary: BOUNDARY_BASE,
    newline: 'windows',
    headers: {
      'Content-Language': envelope.language,
      'Auto-Submitted': 'auto-generated',
      ...(envelope.list ? listHeaders(envelope.list) : {}),
    },
  })
    .compile()
    .build();
  return Buffer.from(giveLinesOfTheirOwn(message.toString('latin1')), 'latin1');
}

// MailComposer ignores its own `list:` option outside a transport, so these are written out here.
function listHeaders(list: ListHeaders): Record<string, string | PreparedHeader> {
  return {
    'List-Id': prepared(`<${list.id}>`),
    'List-Unsubscribe': prepared(
      `<${list.unsubscribeUrl}${MESSAGE_PLACEHOLDERS.unsubscribeToken}>, ` +
        `<mailto:${list.unsubscribeAddress}?subject=${MESSAGE_PLACEHOLDERS.unsubscribeToken}>`,
    ),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Help': prepared(`<${list.helpUrl}>`),
    'List-Archive': prepared(`<${list.archiveUrl}>`),
    Precedence: 'bulk',
    'Feedback-ID': list.feedbackId,
  };
}

interface PreparedHeader {
  readonly prepared: true;
  readonly foldLines: true;
  readonly value: string;
}

// A long URL in angle brackets must not be turned into encoded words: it is folded between the URLs only.
function prepared(value: string): PreparedHeader {
  return { prepared: true, foldLines: true, value };
}

const SOFT_BREAK = '=\r\n';

/**
 * Puts every placeholder of the bodies between soft line breaks, joining those that quoted-printable
 * had split. A soft break is legal between any two encoded characters, and only makes lines shorter.
 */
function giveLinesOfTheirOwn(message: string): string {
  const bodyStart = message.indexOf('\r\n\r\n');
  return message.slice(0, bodyStart) + message.slice(bodyStart).replace(SPLIT_PLACEHOLDER, giveOwnLine);
}

const SPLIT_PLACEHOLDER = new RegExp(
  Object.values(MESSAGE_PLACEHOLDERS)
    .map((placeholder) => [...placeholder].map((char) => char.replace('.', '\\.')).join(`(?:${SOFT_BREAK})?`))
    .join('|'),
  'g',
);

function giveOwnLine(split: string): string {
  return SOFT_BREAK + split.replaceAll(SOFT_BREAK, '') + SOFT_BREAK;
}
