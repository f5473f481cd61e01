import { beforeEach, describe, expect, it } from '@jest/globals';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { applyFeedback } from '../../src/subscribers/apply-feedback.ts';
import { clearSubscriber } from '../../src/subscribers/clear-subscriber.ts';
import { confirmAddressChange } from '../../src/subscribers/confirm-address-change.ts';
import { eraseSubscriber } from '../../src/subscribers/erase-subscriber.ts';
import { expireRequests } from '../../src/subscribers/expire-requests.ts';
import { exportSubscriber } from '../../src/subscribers/export-subscriber.ts';
import { signLinkToken } from '../../src/subscribers/link-token.ts';
import { openPreferences } from '../../src/subscribers/open-preferences.ts';
import { pauseSubscription } from '../../src/subscribers/pause-subscription.ts';
import { receivesIssues } from '../../src/subscribers/receives-issues.ts';
import { requestAddressChange } from '../../src/subscribers/request-address-change.ts';
import { requestSubscription } from '../../src/subscribers/request-subscription.ts';
import { resumeSubscription } from '../../src/subscribers/resume-subscription.ts';
import { suppressSubscriber } from '../../src/subscribers/suppress-subscriber.ts';
import { unsubscribe } from '../../src/subscribers/unsubscribe.ts';
import { idOf, LINK_KEYS, SubscriptionWorld } from './subscription-world.ts';

const ANN = 'ann@example.com';
const NEW = 'ann@new.example';
const NEXT_WEEK = new Date('2025-06-17T00:00:00.000Z');
const preferences = (address = ANN) => signLinkToken(LINK_KEYS, 'preferences', idOf(address));

let world: SubscriptionWorld;
beforeEach(async () => {
  world = new SubscriptionWorld();
  await addSubscriber(world, { typed: ANN, source: 'test' });
});

const token = preferences();
const status = (address: string) => world.standing(address)?.status;

describe('a page of preferences', () => {
  it('shows how somebody stands, and changes nothing', async () => {
    const opened = await openPreferences(world, { token });
    expect(opened).toMatchObject({ kind: 'preferences', address: ANN, status: 'confirmed' });
    expect(opened).not.toHaveProperty('pausedUntil');
    const unsubscribeToken = (opened as { unsubscribeToken: string }).unsubscribeToken;
    expect(await unsubscribe(world, { token: unsubscribeToken, how: 'form', evidence: {} })).toEqual({
      kind: 'unsubscribed',
    });
  });

  it('is shown to nobody without its own token', async () => {
    const other = signLinkToken(LINK_KEYS, 'unsubscribe', idOf(ANN));
    for (const one of [other, 'x', preferences('nobody@example.com')]) {
      expect(await openPreferences(world, { token: one })).toEqual({ kind: 'invalid-link' });
    }
  });
});

describe('a pause', () => {
  it('keeps issues away until its time, and no longer', async () => {
    expect(await pauseSubscription(world, { token, until: NEXT_WEEK })).toEqual({ kind: 'paused' });
    const paused = world.standing(ANN)!;
    expect(receivesIssues(paused, world.now())).toBe(false);
    expect(receivesIssues(paused, NEXT_WEEK)).toBe(true);
    expect(await openPreferences(world, { token })).toMatchObject({ pausedUntil: NEXT_WEEK.toISOString() });
    world.at = NEXT_WEEK;
    expect(await openPreferences(world, { token })).not.toHaveProperty('pausedUntil');
  });

  it('can be ended early', async () => {
    await pauseSubscription(world, { token, until: NEXT_WEEK });
    expect(await resumeSubscription(world, { token })).toEqual({ kind: 'resumed' });
    expect(receivesIssues(world.standing(ANN)!, world.now())).toBe(true);
  });

  it('is for subscribers, and for a time to come', async () => {
    expect(await pauseSubscription(world, { token, until: world.now() })).toEqual({ kind: 'refused' });
    expect(await pauseSubscription(world, { token: 'x', until: NEXT_WEEK })).toEqual({
      kind: 'invalid-link',
    });
    expect(await pauseSubscription(world, { token: preferences(NEW), until: NEXT_WEEK })).toEqual({
      kind: 'refused',
    });
    expect(await resumeSubscription(world, { token: preferences(NEW) })).toEqual({ kind: 'refused' });
  });
});

describe('a change of address', () => {
  const ask = (typed = NEW) => requestAddressChange(world, { token, typed, wording: 'page-1', evidence: {} });
  const answer = (one = world.lastLetter().fields['confirmToken']!) =>
    confirmAddressChange(world, { token: one, evidence: {} });

  it('asks the new address, then writes there, and tells the old one', async () => {
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(world.lastLetter()).toMatchObject({ kind: 'address-change', to: NEW });
    expect(status(ANN)).toBe('confirmed');
    expect(await answer()).toEqual({ kind: 'changed' });
    expect([status(ANN), status(NEW)]).toEqual(['unsubscribed', 'confirmed']);
    expect((await world.subscribers.loadMany([idOf(ANN)]))[0]?.movedAt).toBe(world.now().toISOString());
    expect(world.lastLetter()).toMatchObject({ kind: 'address-changed', to: ANN });
    expect(world.consents.stepsOf(NEW)).toEqual(['request by form', 'confirm by form']);
    expect(world.consents.stepsOf(ANN)).toEqual(['add by operator', 'leave-address by form']);
  });

  it('is a success the second time', async () => {
    await ask();
    const link = world.lastLetter().fields['confirmToken']!;
    await answer(link);
    expect(await answer(link)).toEqual({ kind: 'already-changed' });
    expect(world.sent).toHaveLength(2);
  });

  it('is ended by the same link when it was killed half-way', async () => {
    await ask();
    const link = world.lastLetter().fields['confirmToken']!;
    const save = world.subscribers.save.bind(world.subscribers);
    world.subscribers.save = async (subscriber, previous) => {
      if (subscriber.id === idOf(ANN)) throw new Error('killed');
      return save(subscriber, previous);
    };
    await expect(answer(link)).rejects.toThrow('killed');
    expect([status(ANN), status(NEW)]).toEqual(['confirmed', 'confirmed']);
    world.subscribers.save = save;
    expect(await answer(link)).toEqual({ kind: 'already-changed' });
    expect(status(ANN)).toBe('unsubscribed');
  });

  it('takes a pause along', async () => {
    await pauseSubscription(world, { token, until: NEXT_WEEK });
    await ask();
    await answer();
    expect(world.standing(NEW)?.pausedUntil).toBe(NEXT_WEEK.toISOString());
  });

  it('joins an address that is subscribed already, once it says so', async () => {
    await addSubscriber(world, { typed: NEW, source: 'test' });
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect([status(ANN), status(NEW)]).toEqual(['confirmed', 'confirmed']);
    expect(await answer()).toEqual({ kind: 'changed' });
    expect([status(ANN), status(NEW)]).toEqual(['unsubscribed', 'confirmed']);
  });

  it('says nothing of a suppressed address, and sends nothing there', async () => {
    await suppressSubscriber(world, { typed: NEW, source: 'test' });
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(world.sent).toEqual([]);
  });

  it('still works when the old address has begun to bounce', async () => {
    const at = world.now().toISOString();
    await ask();
    await applyFeedback(world.subscribers, {
      subscriberId: idOf(ANN),
      feedback: { kind: 'hard-bounce', issueId: '2025-06-10', sentAt: at, at },
      now: world.now(),
    });
    expect(await answer()).toEqual({ kind: 'changed' });
    expect([status(ANN), status(NEW)]).toEqual(['suppressed', 'confirmed']);
  });

  it('is too late after 72 hours, and leaves everything as it was', async () => {
    await ask();
    world.passHours(72);
    expect(await answer()).toEqual({ kind: 'expired' });
    expect(status(ANN)).toBe('confirmed');
  });

  it('is refused to its own address, to what is none, and to who is not subscribed', async () => {
    expect(await ask('ANN@EXAMPLE.com')).toEqual({ kind: 'same-address' });
    expect(await ask('ann')).toMatchObject({ kind: 'problem' });
    world.refusedDomains = new Set(['short-lived.example']);
    expect(await ask('ann@short-lived.example')).toEqual({ kind: 'refused-domain' });
    expect(await answer(preferences())).toEqual({ kind: 'invalid-link' });
    await unsubscribe(world, {
      token: signLinkToken(LINK_KEYS, 'unsubscribe', idOf(ANN)),
      how: 'form',
      evidence: {},
    });
    expect(await ask()).toEqual({ kind: 'not-subscribed' });
    expect(world.sent).toEqual([]);
  });
});

describe('what is kept of somebody', () => {
  const move = async () => {
    await requestAddressChange(world, { token, typed: NEW, wording: 'page-1', evidence: {} });
    await confirmAddressChange(world, { token: world.lastLetter().fields['confirmToken']!, evidence: {} });
  };

  it('can be had as a whole, former addresses included', async () => {
    await move();
    const result = await exportSubscriber(world, { token: preferences(NEW) });
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({
      kind: 'export',
      export: {
        subscriber: { address: NEW, status: 'confirmed' },
        consents: [{ step: 'request' }, { step: 'confirm' }],
        formerAddresses: [
          {
            subscriber: { address: ANN, status: 'unsubscribed' },
            consents: [{ step: 'add' }, { step: 'leave-address' }],
          },
        ],
      },
    });
  });

  it('can be forgotten, former addresses and evidence included', async () => {
    await move();
    expect(await eraseSubscriber(world, { token: preferences(NEW) })).toEqual({ kind: 'erased' });
    expect(world.subscribers.all.size).toBe(0);
    expect(world.consents.all.size).toBe(0);
    expect(await eraseSubscriber(world, { token: preferences(NEW) })).toEqual({ kind: 'erased' });
    expect(await exportSubscriber(world, { token: preferences(NEW) })).toEqual({ kind: 'unknown' });
  });

  it('is forgotten even if a crash has left evidence of nobody', async () => {
    await world.consents.append(idOf(NEW), { at: '2025-06-10T07:00:00.000Z', step: 'request', how: 'form' });
    await eraseSubscriber(world, { subscriberId: idOf(NEW) });
    expect([...world.consents.all.keys()]).toEqual([idOf(ANN)]);
  });

  it('is not forgotten of somebody else whose address a stranger asked to take', async () => {
    await addSubscriber(world, { typed: NEW, source: 'test' });
    await requestAddressChange(world, { token, typed: NEW, wording: 'page-1', evidence: {} });
    await eraseSubscriber(world, { token: preferences(NEW) });
    expect([status(ANN), status(NEW)]).toEqual(['confirmed', undefined]);
  });

  it('is not forgotten of a former address that was signed up again', async () => {
    await move();
    await requestSubscription(world, { typed: ANN, how: 'form', wording: 'page-1', evidence: {} });
    await eraseSubscriber(world, { subscriberId: idOf(NEW) });
    expect([status(ANN), status(NEW)]).toEqual(['pending', undefined]);
  });

  it('is no more than the id of a suppressed one who was erased', async () => {
    await suppressSubscriber(world, { typed: ANN, source: 'they called' });
    await eraseSubscriber(world, { subscriberId: idOf(ANN) });
    expect(JSON.stringify([...world.subscribers.all.values()])).not.toContain('ann@');
    expect(world.consents.all.size).toBe(0);
    await requestSubscription(world, { typed: ANN, how: 'form', wording: 'page-1', evidence: {} });
    expect(world.sent).toEqual([]);
    expect(await addSubscriber(world, { typed: ANN, source: 'test' })).toMatchObject({ kind: 'suppressed' });
    expect(await openPreferences(world, { token })).toEqual({ kind: 'invalid-link' });
  });

  it('is nothing of somebody who never confirmed, after their time', async () => {
    await requestSubscription(world, { typed: NEW, how: 'form', wording: 'page-1', evidence: {} });
    expect(await expireRequests(world, 0)).toBe(0);
    world.passHours(72);
    expect(await expireRequests(world, 0)).toBe(1);
    expect([...world.subscribers.all.keys()]).toEqual([idOf(ANN)]);
    expect([...world.consents.all.keys()]).toEqual([idOf(ANN)]);
  });
});

describe('an operator', () => {
  const operate = { typed: ANN, source: 'they called' };

  it('adds nobody who has left, and says how they stand', async () => {
    await unsubscribe(world, {
      token: signLinkToken(LINK_KEYS, 'unsubscribe', idOf(ANN)),
      how: 'form',
      evidence: {},
    });
    expect(await addSubscriber(world, operate)).toMatchObject({ kind: 'has-left' });
    expect(status(ANN)).toBe('unsubscribed');
    expect(await addSubscriber(world, { ...operate, typed: 'x' })).toMatchObject({ kind: 'problem' });
  });

  it('suppresses an address, known or not, and clears it again', async () => {
    expect(await suppressSubscriber(world, operate)).toEqual({ kind: 'suppressed' });
    expect(await suppressSubscriber(world, operate)).toEqual({ kind: 'already-suppressed' });
    expect(await suppressSubscriber(world, { ...operate, typed: NEW })).toEqual({ kind: 'suppressed' });

    const clear = (address: string) =>
      clearSubscriber(world, { subscriberId: idOf(address), source: 'it was a mistake' });
    expect(await clear(ANN)).toEqual({ kind: 'confirmed' });
    expect(await clear(ANN)).toEqual({ kind: 'not-suppressed' });
    expect(await clear(NEW)).toEqual({ kind: 'unsubscribed' });
    expect(await clear('no@example.com')).toEqual({ kind: 'unknown' });
    expect(world.consents.stepsOf(ANN)).toEqual([
      'add by operator',
      'suppress by operator',
      'clear by operator',
    ]);
  });
});
