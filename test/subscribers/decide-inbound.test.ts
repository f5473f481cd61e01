import { describe, expect, it } from '@jest/globals';
import { signLinkToken } from '../../src/subscribers/link-token.ts';
import { signReplyToken } from '../../src/subscribers/reply-token.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import { decisionOf, mail, SITE } from './inbound-mail.ts';

const KEYS = { current: 'k1', secrets: { k1: 's'.repeat(32) } };
const ID = subscriberId('i'.repeat(32), 'ann@example.com');
const UNSUBSCRIBE = signLinkToken(KEYS, 'unsubscribe', ID);
const REPLY = signReplyToken(KEYS, { subscriberId: ID, requestedAt: '2025-06-10T06:00:00.000Z' });

const unsubscribeAt = { to: [`unsubscribe@${SITE}`] };
const confirmAt = { to: [`confirm+${REPLY}@${SITE}`] };
const noPolicy = { dmarc: 'GRAY' } as const;

describe('a mail to subscribe@', () => {
  it('asks for the newsletter at the address that it comes from', async () => {
    expect(await decisionOf(mail())).toEqual({ kind: 'subscribe', address: 'ann@example.com' });
  });

  it('does so whatever it says', async () => {
    const raw = mail({ Subject: undefined }, '');
    expect(await decisionOf(raw)).toEqual({ kind: 'subscribe', address: 'ann@example.com' });
  });

  it('is heard whatever the case of the address', async () => {
    expect(await decisionOf(mail(), { to: [`SUBSCRIBE@${SITE.toUpperCase()}`] })).toMatchObject({
      kind: 'subscribe',
    });
  });

  it('names its sender in any way that a mail program may', async () => {
    for (const From of [
      'ann@example.com',
      '"Ann, of Example" <ann@example.com>',
      '=?utf-8?q?eve=40example.org?= <ann@EXAMPLE.com>',
      'Ann (at home)\r\n <ann@example.com>',
    ])
      expect(await decisionOf(mail({ From }))).toEqual({ kind: 'subscribe', address: 'ann@example.com' });
  });

  it('is never answered to another address than the one that it comes from', async () => {
    const raw = mail({
      'Reply-To': 'victim@example.org',
      Sender: 'victim@example.org',
      Cc: 'victim@example.org',
    });
    expect(await decisionOf(raw)).toEqual({ kind: 'subscribe', address: 'ann@example.com' });
  });

  it('does without DMARC if the envelope agrees and SPF or DKIM vouches for it', async () => {
    const byKey = { ...noPolicy, spf: 'FAIL' } as const;
    expect(await decisionOf(mail(), { verdicts: noPolicy })).toMatchObject({ kind: 'subscribe' });
    expect(await decisionOf(mail(), { verdicts: byKey })).toMatchObject({ kind: 'subscribe' });
  });

  it('may come by way of a sending service if DMARC passes', async () => {
    expect(await decisionOf(mail(), { returnPath: '0100-xyz@mail.sender.example' })).toMatchObject({
      kind: 'subscribe',
    });
  });

  it('may say that no machine has written it', async () => {
    expect(await decisionOf(mail({ 'Auto-Submitted': 'no' }))).toMatchObject({ kind: 'subscribe' });
  });
});

describe('a reply to a confirmation', () => {
  it('confirms by the address that it goes to', async () => {
    expect(await decisionOf(mail({ Subject: 'Re: Please confirm' }), confirmAt)).toEqual({
      kind: 'confirm',
      token: REPLY,
    });
  });

  it('confirms after a server has raised the letters of that address', async () => {
    const to = [`Confirm+${REPLY.toUpperCase()}@${SITE}`];
    expect(await decisionOf(mail(), { to })).toEqual({ kind: 'confirm', token: REPLY });
  });

  it('may come from another address of the same person', async () => {
    const raw = mail({ From: 'ann@work.example' });
    expect(await decisionOf(raw, { ...confirmAt, returnPath: 'ann@work.example' })).toMatchObject({
      kind: 'confirm',
    });
  });
});

describe('a mail to unsubscribe@', () => {
  it('unsubscribes whoever its token was made out to', async () => {
    expect(await decisionOf(mail({ Subject: UNSUBSCRIBE }), unsubscribeAt)).toEqual({
      kind: 'unsubscribe-token',
      token: UNSUBSCRIBE,
    });
  });

  it.each([
    ['words around it', `Re: ${UNSUBSCRIBE} (unsubscribe)`],
    ['its line folded', `\r\n ${UNSUBSCRIBE}`],
    ['encoded words', `=?utf-8?Q?${UNSUBSCRIBE.replaceAll('_', '=5F')}?=`],
  ])('finds the token with %s', async (_name, Subject) => {
    expect(await decisionOf(mail({ Subject }), unsubscribeAt)).toMatchObject({ token: UNSUBSCRIBE });
  });

  it('takes the token from a provider’s machine, which proves nothing else', async () => {
    const raw = mail({
      Subject: UNSUBSCRIBE,
      From: 'no-reply@provider.example',
      'Auto-Submitted': 'auto-generated',
    });
    const verdicts = { dmarc: 'FAIL', spf: 'FAIL', spam: 'FAIL' } as const;
    expect(await decisionOf(raw, { ...unsubscribeAt, returnPath: '', verdicts })).toMatchObject({
      kind: 'unsubscribe-token',
    });
  });

  it('unsubscribes its sender if DMARC says that it is them', async () => {
    expect(await decisionOf(mail(), unsubscribeAt)).toEqual({
      kind: 'unsubscribe-address',
      address: 'ann@example.com',
    });
  });

  it('does not take anybody’s word for it otherwise', async () => {
    expect(await decisionOf(mail(), { ...unsubscribeAt, verdicts: noPolicy })).toEqual({
      kind: 'drop',
      reason: 'unproven',
    });
  });
});
