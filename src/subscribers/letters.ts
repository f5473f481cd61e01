import { z } from 'zod';
import type { MessageFields } from '../email/message-fields.ts';
import { compileMessageTemplate } from '../email/write-message.ts';

export const LETTER_KINDS = [
  'confirmation',
  'welcome',
  'already-subscribed',
  'address-change',
  'address-changed',
] as const;

/**
 * What is written to one person about their own subscription. `address-change` asks the new address,
 * `address-changed` tells the old one.
 */
export type LetterKind = (typeof LETTER_KINDS)[number];

/**
 * The letters of a newsletter, rendered ahead: a Lambda that sends one carries neither MJML nor templates. JSON-able.
 * Made by `buildLetters`.
 */
export const LetterTemplates = z
  .strictObject({
    /** Envelope sender: the bare address of the newsletter. */
    from: z.string(),
    /** Encoded messages with `MESSAGE_PLACEHOLDERS`: ASCII, CRLF. */
    messages: z.record(z.enum(LETTER_KINDS), z.string()),
    /** Version of the words that a confirmation answers, for the consent record. */
    wording: z.string(),
  })
  .readonly();
export type LetterTemplates = z.infer<typeof LetterTemplates>;

/**
 * Makes a letter out to one person: the complete MIME message.
 *
 * @throws RangeError if a field could break out of its line, or the letter needs one that is not given
 */
export function writeLetter(templates: LetterTemplates, kind: LetterKind, fields: MessageFields): Uint8Array {
  return compileMessageTemplate(Buffer.from(templates.messages[kind], 'latin1'))(fields);
}
