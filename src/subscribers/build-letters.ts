import { createHash } from 'node:crypto';
import type { Newsletter } from '../digest/newsletter.ts';
import type { Renderer } from '../email/create-renderer.ts';
import type { MailInput } from '../email/mail-input.ts';
import { MESSAGE_PLACEHOLDERS } from '../email/message-fields.ts';
import { buildMessageTemplate } from '../email/message-template.ts';
import { LETTER_KINDS, type LetterKind, type LetterTemplates } from './letters.ts';
import { CONFIRM_HOURS } from './subscribe-limits.ts';

export interface LetterOptions {
  readonly render: Renderer['render'];
  readonly newsletter: Newsletter;
  /** Where links lead, without a closing slash. */
  readonly siteUrl: string;
  /** Whether mail to the newsletter's site is received, so that a reply to a confirmation can be an answer. */
  readonly receivesMail: boolean;
}

/**
 * Renders all letters of a newsletter ahead of time, with places for what differs between people. The same options
 * give the same bytes.
 *
 * @throws RenderError if a template is broken
 */
export async function buildLetters(options: LetterOptions): Promise<LetterTemplates> {
  const messages: [LetterKind, string][] = [];
  for (const kind of LETTER_KINDS) messages.push([kind, await buildLetter(options, kind)]);
  const { subject, text } = await options.render(letterInput(options, 'confirmation'));
  return {
    from: options.newsletter.from,
    messages: Object.fromEntries(messages) as Record<LetterKind, string>,
    wording: createHash('sha256').update(`${subject}\n${text}`).digest('hex').slice(0, WORDING_DIGITS),
  };
}

const WORDING_DIGITS = 12;

// SES writes its own date; without a fixed one here, no two builds would be alike.
const SOME_DATE = '2025-01-01T00:00:00Z';

async function buildLetter(options: LetterOptions, kind: LetterKind): Promise<string> {
  const { newsletter } = options;
  const template = await buildMessageTemplate(await options.render(letterInput(options, kind)), {
    from: { name: newsletter.name, address: newsletter.from },
    replyTo: replyTo(options, kind),
    language: newsletter.language,
    date: SOME_DATE,
    messageId: `${kind}@${newsletter.site}`,
  });
  return Buffer.from(template).toString('latin1');
}

/** What a kind of letter is rendered from. */
export function letterInput(
  { newsletter, siteUrl, receivesMail }: LetterOptions,
  kind: LetterKind,
): MailInput {
  switch (kind) {
    case 'confirmation':
      return { kind, newsletter, siteUrl, validHours: CONFIRM_HOURS, canReply: receivesMail };
    case 'address-change':
      return { kind, newsletter, siteUrl, validHours: CONFIRM_HOURS, canReply: false };
    case 'welcome':
    case 'already-subscribed':
    case 'address-changed':
      return { kind, newsletter, siteUrl };
  }
}

/** Replies to letters reach the editors, but for the one that a reply answers. See `signReplyToken`. */
function replyTo({ newsletter, receivesMail }: LetterOptions, kind: LetterKind): string {
  return kind === 'confirmation' && receivesMail
    ? `confirm+${MESSAGE_PLACEHOLDERS.replyToken}@${newsletter.site}`
    : newsletter.replyTo;
}
