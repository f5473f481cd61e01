import { describe, expect, it } from '@jest/globals';
import { LinkKeys } from '../../src/subscribers/link-keys.ts';
import { signLinkToken, verifyLinkToken } from '../../src/subscribers/link-token.ts';

const OLD = { current: '2024', secrets: { '2024': 'o'.repeat(32) } };
const NEW = { current: '2025', secrets: { ...OLD.secrets, '2025': 'n'.repeat(32) } };
const SUBJECT = 'HU0bCZwEJ0qnkP8rCX_YAg';

describe('a link token', () => {
  it('gives its subject back for the purpose it was signed for', () => {
    const token = signLinkToken(NEW, 'unsubscribe', SUBJECT);
    expect(verifyLinkToken(NEW, 'unsubscribe', token)).toBe(SUBJECT);
  });

  it('is worth nothing for another purpose', () => {
    const token = signLinkToken(NEW, 'preferences', SUBJECT);
    expect(verifyLinkToken(NEW, 'unsubscribe', token)).toBeUndefined();
  });

  it('still works after the key was replaced', () => {
    const token = signLinkToken(OLD, 'unsubscribe', SUBJECT);
    expect(verifyLinkToken(NEW, 'unsubscribe', token)).toBe(SUBJECT);
  });

  it('fits its place in a message, with the longest key id and subject', () => {
    const keys = { current: 'k'.repeat(8), secrets: { ['k'.repeat(8)]: 's'.repeat(32) } };
    expect(signLinkToken(keys, 'confirm', 'x'.repeat(43))).toMatch(/^[A-Za-z0-9._-]{75}$/);
  });

  it.each([
    ['', 'nothing'],
    ['2025', 'a key id alone'],
    [`2025.${SUBJECT}`, 'no signature'],
    [`2025.${SUBJECT}.AAAAAAAAAAAAAAAAAAAAAA`, 'a made-up signature'],
    [`2026.${SUBJECT}.AAAAAAAAAAAAAAAAAAAAAA`, 'an unknown key'],
    [`__proto__.${SUBJECT}.AAAAAAAAAAAAAAAAAAAAAA`, 'a key that every object has'],
    [`2025.${SUBJECT}.AAAA`, 'a short signature'],
  ])('%j is refused: %s', (token) => {
    expect(verifyLinkToken(NEW, 'unsubscribe', token)).toBeUndefined();
  });

  it('is refused with any character changed, added or left out', () => {
    const token = signLinkToken(NEW, 'unsubscribe', SUBJECT);
    const forged = [...token].flatMap((char, at) => [
      token.slice(0, at) + (char === 'A' ? 'B' : 'A') + token.slice(at + 1),
      token.slice(0, at) + token.slice(at + 1),
      `${token.slice(0, at)}A${token.slice(at)}`,
    ]);
    expect(forged.filter((one) => one !== token && verifyLinkToken(NEW, 'unsubscribe', one))).toEqual([]);
  });

  it('is not made for a subject that could be taken for its other parts', () => {
    expect(() => signLinkToken(NEW, 'confirm', 'a.b')).toThrow(RangeError);
  });
});

describe('LinkKeys', () => {
  it.each<[unknown, string]>([
    [{ current: 'a', secrets: { b: 's'.repeat(32) } }, 'a current key without a secret'],
    [{ current: 'a', secrets: { a: 'short' } }, 'a short secret'],
    [{ current: 'a.b', secrets: { 'a.b': 's'.repeat(32) } }, 'a key id with a dot'],
  ])('refuse %j: %s', (keys) => {
    expect(LinkKeys.safeParse(keys).success).toBe(false);
  });
});
