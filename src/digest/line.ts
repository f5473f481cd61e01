import { z } from 'zod';

/**
 * Characters that have no business in text: control characters, bidirectional overrides and isolates
 * (they can make a name read as another one), the byte order mark, halves of surrogate pairs.
 */
export const UNSAFE_CHARACTER =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

const FLAG = /[\u{1f1e6}-\u{1f1ff}]/u;
const TYPED_NUMBER = /^\s*(?:\d{1,2}[.)]\s|\d\u{fe0f}?\u{20e3})/u;
const TYPED_ICON = /^\s*\p{Extended_Pictographic}/u;

/** One line of plain text. Marks are not read in it. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const fault = findUnsafeCharacter(text) ?? findLineBreak(text);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({ id: 'Line', description: 'One line of plain text' });

/** A headline or title: its number, icon and flags are computed, so that they can never disagree with the content. */
export const Heading = Line.superRefine((text, context) => {
  const fault = findTypedDecoration(text);
  if (fault) context.addIssue({ code: 'custom', message: fault });
}).meta({
  id: 'Heading',
  description: 'A headline or title, without number, icon or flag: those are computed',
});

/** Says which unsafe character a text holds, or undefined. */
export function findUnsafeCharacter(text: string): string | undefined {
  const character = UNSAFE_CHARACTER.exec(text)?.[0];
  if (character === undefined) return undefined;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `holds the invisible character U+${code}, which can make text read differently from what it is. Delete it and type the word again.`;
}

function findLineBreak(text: string): string | undefined {
  return /[\n\r\u2028\u2029]/.test(text) ? 'runs over more than one line. Put it on one line.' : undefined;
}

function findTypedDecoration(text: string): string | undefined {
  if (FLAG.test(text)) {
    return 'has a typed flag. Delete it and list the country codes instead, such as countries: [US, CN]; the flags follow from them.';
  }
  if (TYPED_NUMBER.test(text))
    return 'begins with a typed number. Delete it; numbers are computed from the order.';
  if (TYPED_ICON.test(text))
    return 'begins with a typed icon. Delete it; the icon follows from the kind of section.';
  return undefined;
}
