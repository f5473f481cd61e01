import { MESSAGE_PLACEHOLDERS, type MessageFields } from './message-fields.ts';

/** Makes the issue out to one subscriber: the complete MIME message in a buffer of its own. */
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

  return (values) => {
    let length = fixedLength;
    for (const name of fields) length += values[name].length;
    refuseUnsafe(values);

    const message = Buffer.allocUnsafe(length);
    let at = 0;
    fixed.forEach((piece, index) => {
      at += piece.copy(message, at);
      at += message.write(values[fields[index] as FieldName], at, 'latin1');
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
};

function refuseUnsafe(values: MessageFields): void {
  for (const name of FIELD_OF.values()) {
    if (!SAFE[name].test(values[name])) throw new RangeError(`${name} cannot stand in a message as it is`);
  }
}
