import { describe, expect, it } from '@jest/globals';
import { applyFeedback } from '../../src/subscribers/apply-feedback.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';

const NOW = new Date('2025-06-10T07:00:00.000Z');
const ANN: Subscriber = {
  id: 'Aann',
  address: 'ann@example.com',
  status: 'confirmed',
  since: '2025-01-01T00:00:00.000Z',
};
const command = {
  subscriberId: ANN.id,
  feedback: {
    kind: 'hard-bounce',
    issueId: '2025-06-10',
    sentAt: '2025-06-10T05:59:00.000Z',
    at: '2025-06-10T06:00:00.000Z',
  },
  now: NOW,
} as const;

/** Holds one subscriber; `meanwhile` is saved by somebody else before the first save. */
function storeOf(held: Subscriber | undefined, meanwhile?: Subscriber) {
  const store = {
    held,
    meanwhile,
    loadMany: async () => (store.held ? [store.held] : []),
    save: async (subscriber: Subscriber, previous: Subscriber | undefined) => {
      if (store.meanwhile) {
        store.held = store.meanwhile;
        store.meanwhile = undefined;
      }
      if (store.held !== previous) return 'conflict' as const;
      store.held = subscriber;
      return 'saved' as const;
    },
  };
  return store;
}

describe('applyFeedback', () => {
  it('suppresses after a hard bounce', async () => {
    const store = storeOf(ANN);
    expect(await applyFeedback(store, command)).toBe('suppressed');
    expect(store.held).toMatchObject({ status: 'suppressed', suppressedBy: 'hard-bounce' });
    expect(await applyFeedback(store, command)).toBe('unchanged');
  });

  it('decides afresh when somebody else saved in between', async () => {
    const store = storeOf(ANN, { ...ANN, status: 'unsubscribed', since: '2025-06-10T06:30:00.000Z' });
    expect(await applyFeedback(store, command)).toBe('suppressed');
    expect(store.held?.suppressedBy).toBe('hard-bounce');
  });

  it('leaves a suppression alone that somebody else was faster with', async () => {
    const theirs: Subscriber = { ...ANN, status: 'suppressed', suppressedBy: 'complaint' };
    const store = storeOf(ANN, theirs);
    expect(await applyFeedback(store, command)).toBe('unchanged');
    expect(store.held).toBe(theirs);
  });

  it('only notes a first soft bounce', async () => {
    const store = storeOf(ANN);
    const feedback = { ...command.feedback, kind: 'soft-bounce' } as const;
    expect(await applyFeedback(store, { ...command, feedback })).toBe('noted');
    expect(store.held?.status).toBe('confirmed');
  });

  it('knows nobody who was deleted', async () => {
    expect(await applyFeedback(storeOf(undefined), command)).toBe('no-subscriber');
  });
});
