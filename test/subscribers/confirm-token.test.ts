import { describe, expect, it } from '@jest/globals';
import { signConfirmToken, verifyConfirmToken } from '../../src/subscribers/confirm-token.ts';
import type { LinkKeys } from '../../src/subscribers/link-keys.ts';
import { signLinkToken } from '../../src/subscribers/link-token.ts';

const OLD = { current: '2024', secrets: { '2024': 'o'.repeat(32) } };
const KEYS = { current: '2025', secrets: { ...OLD.secrets, '2025': 'n'.repeat(32) } };
const REQUEST = { subscriberId: 'HU0bCZwEJ0qnkP8rCX_YAg', requestedAt: '2025-06-10T07:00:00.123Z' };
const EXPIRES = new Date('2025-06-13T07:00:00.000Z');
const BEFORE = new Date('2025-06-13T06:59:59.000Z');

const sign = (keys: LinkKeys = KEYS) => signConfirmToken(keys, 'confirm', { ...REQUEST, expires: EXPIRES });
const verify = (token: string, now = BEFORE) => verifyConfirmToken(KEYS, 'confirm', { token, now });

describe('a token that confirms', () => {
  it('gives back which request of whom it answers', () => {
    expect(verify(sign())).toEqual({ kind: 'request', ...REQUEST, isExpired: false });
  });

  it('expires, and still says what it was for', () => {
    expect(verify(sign(), EXPIRES)).toEqual({ kind: 'request', ...REQUEST, isExpired: true });
  });

  it('confirms no change of address, nor the other way round', () => {
    expect(verifyConfirmToken(KEYS, 'change-address', { token: sign(), now: BEFORE })).toEqual({
      kind: 'invalid',
    });
  });

  it('still works after the key was replaced', () => {
    expect(verify(sign(OLD))).toMatchObject({ kind: 'request', isExpired: false });
  });

  it('fits its place in a message with the longest key id, to the end of the century', () => {
    const keys = { current: 'k'.repeat(8), secrets: { ['k'.repeat(8)]: 's'.repeat(32) } };
    const late = {
      ...REQUEST,
      requestedAt: '2099-12-31T00:00:00.000Z',
      expires: new Date('2100-01-03T00:00:00Z'),
    };
    const token = signConfirmToken(keys, 'confirm', late);
    expect(token.length).toBeLessThanOrEqual(75);
    expect(verifyConfirmToken(keys, 'confirm', { token, now: BEFORE })).toMatchObject({
      requestedAt: late.requestedAt,
      isExpired: false,
    });
  });

  it.each([
    ['', 'nothing'],
    [signLinkToken(KEYS, 'confirm', REQUEST.subscriberId), 'a subscriber without a request'],
    [signLinkToken(KEYS, 'unsubscribe', REQUEST.subscriberId), 'a link of another purpose'],
    [sign().slice(0, -1), 'a part of one'],
    [sign().replace('2025.', '2024.'), 'one of another key'],
  ])('%j is refused: %s', (token) => {
    expect(verify(token)).toEqual({ kind: 'invalid' });
  });

  it('is refused with its time changed', () => {
    const token = sign();
    const later = token.replace(/.(\.[^.]+)$/, (_all, signature: string) => `z${signature}`);
    expect(verify(later)).toEqual({ kind: 'invalid' });
  });
});
