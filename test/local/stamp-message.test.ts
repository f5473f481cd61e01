import { describe, expect, it } from '@jest/globals';
import { stampMessage } from '../../src/local/stamp-message.ts';

const AT = new Date('2025-06-10T06:00:00.000Z');
const STAMPS = 'Message-ID: <m1@email.amazonses.com>\r\nDate: Tue, 10 Jun 2025 06:00:00 +0000\r\n';
const stamp = (raw: string) => stampMessage(Buffer.from(raw), 'm1', AT).toString();

describe('stampMessage', () => {
  it.each([
    ['at the top', 'Date: x\r\nMessage-ID: <y>\r\nTo: a\r\n\r\nBody', 'To: a\r\n\r\nBody'],
    ['at the end', 'To: a\r\nDate: x\r\n\r\nBody', 'To: a\r\n\r\nBody'],
    ['folded', 'message-id:\r\n <y>\r\n\t<z>\r\nTo: a\r\n\r\nBody', 'To: a\r\n\r\nBody'],
    ['missing', 'To: a\r\nX-Date: x\r\n\r\nBody', 'To: a\r\nX-Date: x\r\n\r\nBody'],
    ['only in the body', 'To: a\r\n\r\nDate: x\r\n', 'To: a\r\n\r\nDate: x\r\n'],
  ])('puts its own headers in the place of those that are %s', (_where, raw, rest) => {
    expect(stamp(raw)).toBe(STAMPS + rest);
  });
});
