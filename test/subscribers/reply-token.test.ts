import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReplyToken, signReplyToken, verifyReplyToken } from '../../src/subscribers/reply-token.ts';

const OLD = { current: '2024', secrets: { '2024': 'o'.repeat(32) } };
const KEYS = { current: '2025', secrets: { ...OLD.secrets, '2025': 'n'.repeat(32) } };
const REQUEST = { subscriberId: 'HU0bCZwEJ0qnkP8rCX_YAg', requestedAt: '2025-06-10T07:00:00.123Z' };

describe('a token that is replied to', () => {
  it('leaves room in what may stand before an @', () => {
    const token = signReplyToken(KEYS, REQUEST);
    expect(token).toMatch(/^[a-z2-7]{52}$/);
    expect(`confirm+${token}`.length).toBeLessThanOrEqual(64);
  });

  it('names its subscriber, whoever that is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const subscriberId = Buffer.from(bytes).toString('base64url');
        expect(readReplyToken(signReplyToken(KEYS, { ...REQUEST, subscriberId }))).toBe(subscriberId);
      }),
      { seed: 1 },
    );
  });

  it('survives a server that writes addresses in capitals', () => {
    const token = signReplyToken(KEYS, REQUEST).toUpperCase();
    expect(verifyReplyToken(KEYS, token, REQUEST)).toBe(true);
  });

  it('answers one request and no other of the same subscriber', () => {
    const token = signReplyToken(KEYS, REQUEST);
    expect(verifyReplyToken(KEYS, token, { ...REQUEST, requestedAt: '2025-06-10T07:00:00.124Z' })).toBe(
      false,
    );
  });

  it('still works after the key was replaced, and not with a key that is gone', () => {
    expect(verifyReplyToken(KEYS, signReplyToken(OLD, REQUEST), REQUEST)).toBe(true);
    expect(verifyReplyToken(OLD, signReplyToken(KEYS, REQUEST), REQUEST)).toBe(false);
  });

  it('is refused with any character changed, added or left out', () => {
    const token = signReplyToken(KEYS, REQUEST);
    const forged = [...token].flatMap((char, at) => [
      token.slice(0, at) + (char === 'a' ? 'b' : 'a') + token.slice(at + 1),
      token.slice(0, at) + token.slice(at + 1),
      `${token.slice(0, at)}a${token.slice(at)}`,
    ]);
    expect(forged.filter((one) => one !== token && verifyReplyToken(KEYS, one, REQUEST))).toEqual([]);
  });

  it.each([[''], ['reply'], ['1'.repeat(52)], ['é'.repeat(52)]])('does not take %j for one', (text) => {
    expect(readReplyToken(text)).toBeUndefined();
  });
});
