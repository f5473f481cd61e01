import { MESSAGE_PLACEHOLDERS, type MessageFields } from './message-fields.ts';

/** Makes an issue or a letter out to one subscriber: the complete MIME message in a buffer of its own. */
export type WriteMessage = (fields: MessageFields) => Uint8Array;

type FieldName = keyof MessageFields;

const PLACEHOLDER = new RegExp(Object.values(MESSAGE_PLACEHOLDERS).join('|').replaceAll('.', '\\.'), 'g');
const FIELD_OF = new Map(
  (Object.keys(MESSAGE_PLACEHOLDERS) as FieldName[]).map((name) => [MESSAGE_PLACEHOLDERS[name], name]),
);

/**
 * Cuts a message template once an issue, so that each subscriber costs one allocation and a few copies.
 *
 * @param template what `buildMessageTemplate` gave: ASCII bytes with `MESSAGE_PLACEHOLDERS` in them
 * @throws RangeError (on writing) if a field could break out of its header or its line
 */
export function compileMessageTemplate(template: Uint8Array): WriteMessage {
  const text = Buffer.from(template).toString('latin1');
  const fixed: Buffer[] = [];
  const fields: FieldName[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    fixed.push(Buffer.from(text.slice(end, match.index), 'latin1'));
    fields.push(FIELD_OF.get(match[0]) as FieldName);
    end = match.index + match[0].length;
  }
  const last = Buffer.from(text.slice(end), 'latin1');
  const fixedLength = fixed.reduce((sum, piece) => sum + piece.length, last.length);

  return (fieldValues) => {
    const values = safeValues(fieldValues, fields);
    const length = values.reduce((sum, value) => sum + value.length, fixedLength);
    const message = Buffer.allocUnsafe(length);
    let at = 0;
    fixed.forEach((piece, index) => {
      at += piece.copy(message, at);
      at += message.write(values[index] as string, at, 'latin1');
    });
    last.copy(message, at);
    return message;
  };
}

// RFC 5321 limits an address to 254 octets, RFC 2045 an encoded line to 76 with its closing "=".
const SAFE: Readonly<Record<FieldName, RegExp>> = {
  to: /^[\x21-\x7e]{3,254}$/,
  unsubscribeToken: /^[A-Za-z0-9._-]{1,75}$/,
  preferencesToken: /^[A-Za-z0-9._-]{1,75}$/,
  confirmToken: /^[A-Za-z0-9._-]{1,75}$/,
  replyToken: /^[a-z2-7]{52}$/,
};

function safeValues(values: MessageFields, fields: readonly FieldName[]): string[] {
  for (const name of FIELD_OF.values()) {
    const value = values[name];
    if (value !== undefined && !SAFE[name].test(value)) {
      throw new RangeError(`${name} cannot stand in a message as it is`);
    }
  }
  return fields.map((name) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`The message has a place for ${name}, which is not given`);
    return value;
  });
}
