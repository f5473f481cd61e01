import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SendOutcome } from '../../src/email/mailer.ts';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { confirmSubscription } from '../../src/subscribers/confirm-subscription.ts';
import { requestSubscription } from '../../src/subscribers/request-subscription.ts';
import { suppressSubscriber } from '../../src/subscribers/suppress-subscriber.ts';
import { unsubscribe } from '../../src/subscribers/unsubscribe.ts';
import { unsubscribeAddress } from '../../src/subscribers/unsubscribe-address.ts';
import { idOf, SubscriptionWorld } from './subscription-world.ts';

const ANN = 'ann@example.com';

let world: SubscriptionWorld;
beforeEach(() => {
  world = new SubscriptionWorld();
});

const seen = { ip: '203.0.113.7', userAgent: 'Firefox' };
const ask = (typed = ANN, evidence: { ip?: string } = seen) =>
  requestSubscription(world, { typed, how: 'form', wording: 'page-1', evidence });
const confirm = (token = world.lastLetter().fields['confirmToken']!) =>
  confirmSubscription(world, { token, how: 'form', evidence: seen });
const reply = (token = world.lastLetter().fields['replyToken']!) =>
  confirmSubscription(world, { token, how: 'mail', evidence: {} });
const leave = (token: string) => unsubscribe(world, { token, how: 'form', evidence: seen });
const status = (address = ANN) => world.standing(address)?.status;

describe('asking for the newsletter', () => {
  it('sends the address a letter, and nothing else before it is answered', async () => {
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(world.sent).toMatchObject([{ kind: 'confirmation', to: ANN }]);
    expect(status()).toBe('pending');
    expect(world.consents.stepsOf(ANN)).toEqual(['request by form']);
  });

  it('says what is wrong with what is no address, and keeps nothing of it', async () => {
    expect(await ask('ann at example')).toMatchObject({ kind: 'problem' });
    expect(world.subscribers.calls).toEqual([]);
    expect(world.limits.counts.size).toBe(0);
  });

  it('answers alike, and after the same time, whoever it is', async () => {
    await addSubscriber(world, { typed: 'known@example.com', source: 'test' });
    await suppressSubscriber(world, { typed: 'suppressed@example.com', source: 'test' });
    await ask('asked@example.com');
    for (const typed of [
      'new@example.com',
      'known@example.com',
      'suppressed@example.com',
      'asked@example.com',
    ]) {
      const began = world.at.getTime();
      expect(await ask(typed)).toEqual({ kind: 'accepted' });
      expect(world.at.getTime() - began).toBe(800);
    }
    expect(world.sent.map(({ kind, to }) => [kind, to])).toEqual([
      ['confirmation', 'asked@example.com'],
      ['confirmation', 'new@example.com'],
      ['already-subscribed', 'known@example.com'],
    ]);
  });

  it('lets one letter a day out, by whatever spelling of one mailbox', async () => {
    for (const typed of [ANN, 'a.nn@example.com', 'ann+x@example.com', 'ANN@example.com']) await ask(typed);
    expect(world.sent).toHaveLength(1);
    world.passHours(24);
    await ask();
    expect(world.sent).toHaveLength(2);
  });

  it('keeps people apart whose spellings only look alike', async () => {
    await ask('ann.lee@example.com');
    world.passHours(24);
    await ask('annlee@example.com');
    expect(world.subscribers.all.size).toBe(2);
  });

  it('sends one letter when it is asked twice at the same moment', async () => {
    await Promise.all([ask(), ask()]);
    expect(world.sent).toHaveLength(1);
  });

  it('survives 1,000 sign-ups from one network, and sends no more than its cap', async () => {
    const answers = new Set<string>();
    for (let n = 0; n < 1_000; n++) {
      world.at = new Date('2025-06-10T07:00:00.000Z');
      answers.add(JSON.stringify(await ask(`victim${n}@example.com`)));
    }
    expect([...answers]).toEqual(['{"kind":"accepted"}', '{"kind":"try-later","because":"network"}']);
    expect(world.sent).toHaveLength(30);
    expect(world.subscribers.all.size).toBe(30);
    expect(world.logged).toEqual(Array(970).fill({ event: 'subscribe.network.refused', facts: { cap: 30 } }));
  });

  it('trips in total, and says so where an alarm can hear it', async () => {
    world.caps = { networkPerHour: 30, totalPerHour: 3 };
    for (let n = 0; n < 4; n++) await ask(`r${n}@example.com`, { ip: `198.51.${n}.1` });
    expect(await ask('r5@example.com', {})).toEqual({ kind: 'try-later', because: 'total' });
    expect(world.sent).toHaveLength(3);
    expect(world.logged.map(({ event }) => event)).toEqual([
      'subscribe.flood.tripped',
      'subscribe.flood.tripped',
    ]);
  });

  it('does not trip for the form when a flood of mails does', async () => {
    world.caps = { networkPerHour: 30, totalPerHour: 1 };
    const byMail = (typed: string) =>
      requestSubscription(world, { typed, how: 'mail', wording: 'mail', evidence: {} });
    expect(await byMail('a@example.com')).toEqual({ kind: 'accepted' });
    expect(await byMail('b@example.com')).toEqual({ kind: 'try-later', because: 'total' });
    expect(await ask('c@example.com')).toEqual({ kind: 'accepted' });
  });

  const TROUBLE: readonly SendOutcome[] = [
    { kind: 'quota-exceeded' },
    { kind: 'sending-paused' },
    { kind: 'sender-refused', code: 'NotVerified' },
    { kind: 'not-connected', code: 'ECONNREFUSED' },
  ];
  it.each(TROUBLE)(
    'lets somebody ask again at once whose letter was surely not sent: %j',
    async (outcome) => {
      world.outcomes = [outcome];
      expect(await ask()).toEqual({ kind: 'try-later', because: 'letter' });
      expect(await ask()).toEqual({ kind: 'accepted' });
      expect(world.sent).toHaveLength(1);
    },
  );

  it('tries again while SES is busy with an issue', async () => {
    world.outcomes = [{ kind: 'throttled' }, { kind: 'throttled' }];
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(world.sent).toHaveLength(1);
    world.outcomes = [{ kind: 'throttled' }, { kind: 'throttled' }, { kind: 'throttled' }];
    expect(await ask('bob@example.com')).toEqual({ kind: 'try-later', because: 'letter' });
  });

  it('does not send a second letter when nobody knows of the first, nor tell a stranger of a bad address', async () => {
    world.outcomes = [{ kind: 'unknown', code: 'ETIMEDOUT' }];
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(await ask()).toEqual({ kind: 'accepted' });
    world.outcomes = [{ kind: 'rejected', code: 'MessageRejected' }];
    expect(await ask('bob@example.com')).toEqual({ kind: 'accepted' });
    expect(world.sent).toEqual([]);
  });

  it('lets somebody ask again at once when a store failed', async () => {
    const append = world.consents.append.bind(world.consents);
    world.consents.append = async () => {
      throw new Error('gone');
    };
    await expect(ask()).rejects.toThrow('gone');
    world.consents.append = append;
    await ask();
    expect(world.sent).toHaveLength(1);
  });

  it('tags the letter, so that a bounce of it finds the subscriber', async () => {
    await ask();
    expect(world.lastLetter().tags).toEqual({ issue: 'letter-confirmation', rid: idOf(ANN) });
  });

  it('logs no address', async () => {
    world.outcomes = [{ kind: 'rejected', code: 'MessageRejected' }];
    await ask();
    expect(world.logged).toEqual([
      {
        event: 'letter.send.failed',
        facts: { letter: 'confirmation', outcome: 'rejected', code: 'MessageRejected' },
      },
    ]);
  });
});

describe('confirming', () => {
  it('subscribes by the link, welcomes, and records when and how', async () => {
    await ask();
    expect(await confirm()).toEqual({ kind: 'confirmed' });
    expect(status()).toBe('confirmed');
    expect(world.lastLetter()).toMatchObject({ kind: 'welcome', to: ANN });
    const [, confirmed] = await world.consents.list(idOf(ANN));
    expect(confirmed).toMatchObject({ step: 'confirm', how: 'form', wording: 'letter-1' });
  });

  it('subscribes by a reply', async () => {
    await ask();
    expect(await reply()).toEqual({ kind: 'confirmed' });
    expect(world.consents.stepsOf(ANN)).toEqual(['request by form', 'confirm by mail']);
  });

  it('is a success the second time, by whichever way, and sends and records nothing more', async () => {
    await ask();
    const { confirmToken, replyToken } = world.lastLetter().fields;
    await confirm();
    expect(await confirm(confirmToken)).toEqual({ kind: 'already-confirmed' });
    expect(await reply(replyToken)).toEqual({ kind: 'already-confirmed' });
    world.passHours(100);
    expect(await confirm(confirmToken)).toEqual({ kind: 'already-confirmed' });
    expect(world.sent).toHaveLength(2);
    expect(world.consents.stepsOf(ANN)).toHaveLength(2);
  });

  it('works with the letter before the latest', async () => {
    await ask();
    const first = world.lastLetter().fields['confirmToken']!;
    world.passHours(25);
    await ask();
    expect(await confirm(first)).toEqual({ kind: 'confirmed' });
  });

  it('is too late after 72 hours, by link and by reply', async () => {
    await ask();
    world.passHours(72);
    expect(await confirm()).toEqual({ kind: 'expired' });
    expect(await reply()).toEqual({ kind: 'expired' });
    expect(status()).toBe('pending');
  });

  it('does not bring back somebody who has since left', async () => {
    await ask();
    const { confirmToken, replyToken, unsubscribeToken } = world.lastLetter().fields;
    await confirm();
    await leave(unsubscribeToken!);
    expect(await confirm(confirmToken)).toEqual({ kind: 'expired' });
    expect(await reply(replyToken)).toEqual({ kind: 'invalid-link' });
    await ask();
    expect(await confirm(confirmToken)).toEqual({ kind: 'expired' });
    expect(await reply(replyToken)).toEqual({ kind: 'invalid-link' });
    expect(status()).toBe('pending');
  });

  it('does not revive somebody who is suppressed', async () => {
    await ask();
    const token = world.lastLetter().fields['confirmToken']!;
    await suppressSubscriber(world, { typed: ANN, source: 'they called' });
    expect(await confirm(token)).toEqual({ kind: 'expired' });
    expect(status()).toBe('suppressed');
  });

  it('takes no token that is for something else, or nobody’s', async () => {
    await ask();
    const { unsubscribeToken, preferencesToken } = world.lastLetter().fields;
    for (const token of [unsubscribeToken!, preferencesToken!, 'x', 'a'.repeat(52)]) {
      expect(await confirm(token)).toEqual({ kind: 'invalid-link' });
    }
    expect(status()).toBe('pending');
  });

  it('lets the owner ask again on the same day', async () => {
    await ask();
    const { unsubscribeToken } = world.lastLetter().fields;
    await confirm();
    await leave(unsubscribeToken!);
    await ask();
    expect(world.lastLetter().kind).toBe('confirmation');
  });

  it('is done even if the welcome cannot be sent', async () => {
    await ask();
    world.outcomes = [{ kind: 'quota-exceeded' }];
    expect(await confirm()).toEqual({ kind: 'confirmed' });
    expect(status()).toBe('confirmed');
  });
});

describe('unsubscribing', () => {
  const subscribed = async () => {
    await addSubscriber(world, { typed: ANN, source: 'test' });
    await ask();
    return world.lastLetter().fields['unsubscribeToken']!;
  };

  it('acts at once, and is a success the second time', async () => {
    const token = await subscribed();
    expect(await leave(token)).toEqual({ kind: 'unsubscribed' });
    expect(status()).toBe('unsubscribed');
    expect(await leave(token)).toEqual({ kind: 'already-unsubscribed' });
    expect(world.consents.stepsOf(ANN)).toEqual(['add by operator', 'unsubscribe by form']);
  });

  it('works with a link of years ago, after the keys were replaced', async () => {
    const token = await subscribed();
    world.passHours(5 * 365 * 24);
    world.linkKeys = { current: 'k2', secrets: { ...world.linkKeys.secrets, k2: 'z'.repeat(32) } };
    expect(await leave(token)).toEqual({ kind: 'unsubscribed' });
  });

  it('is no error for somebody who is not there, or a link that is not ours', async () => {
    const token = await subscribed();
    world.subscribers.all.clear();
    expect(await leave(token)).toEqual({ kind: 'already-unsubscribed' });
    expect(await leave('made.up.token')).toEqual({ kind: 'invalid-link' });
    expect(world.subscribers.all.size).toBe(0);
  });

  it('works for an address whose owner was proven otherwise, and says the same of one that is not known', async () => {
    await subscribed();
    expect(await unsubscribeAddress(world, { address: ANN, source: 'unsubscribe@news.test' })).toEqual({
      kind: 'unsubscribed',
    });
    expect(
      await unsubscribeAddress(world, { address: 'no@example.com', source: 'unsubscribe@news.test' }),
    ).toEqual({
      kind: 'already-unsubscribed',
    });
    expect(world.consents.stepsOf(ANN)).toContain('unsubscribe by mail');
  });
});
