/**
 * Puts SES's own `Message-ID` and `Date` into a message, as SES does with every message that it accepts.
 *
 * @param raw a MIME message with CRLF line ends
 */
export function stampMessage(raw: Buffer, messageId: string, acceptedAt: Date): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.subarray(0, end < 0 ? 0 : end).toString('latin1');
  const body = raw.subarray(end < 0 ? 0 : end);
  const stamps = [
    `Message-ID: <${messageId}@email.amazonses.com>`,
    `Date: ${acceptedAt.toUTCString().replace('GMT', '+0000')}`,
  ];
  const kept = headers.replace(STAMPED_BY_SES, '');
  return Buffer.concat([
    Buffer.from(`${stamps.join('\r\n')}\r\n${kept.replace(/\r\n$/, '')}`, 'latin1'),
    body,
  ]);
}

// With the folded lines that continue it. The last header has no line end of its own here.
const STAMPED_BY_SES = /^(?:message-id|date):[^\r\n]*(?:\r\n[ \t][^\r\n]*)*(?:\r\n|$)/gim;
