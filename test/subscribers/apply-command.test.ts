import { describe, expect, it } from '@jest/globals';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { applyCommand } from '../../src/subscribers/apply-command.ts';
import { idOf, SubscriptionWorld } from './subscription-world.ts';

const ANN = 'ann@example.com';
const evidence = { how: 'form' } as const;

describe('applyCommand', () => {
  it('decides afresh when somebody else saved in between', async () => {
    const world = new SubscriptionWorld();
    const { subscriber } = (await addSubscriber(world, { typed: ANN, source: 'test' })) as {
      subscriber: { id: string };
    };
    const save = world.subscribers.save.bind(world.subscribers);
    world.subscribers.save = async (next, previous) => {
      world.subscribers.save = save;
      await applyCommand(world, subscriber.id, {
        kind: 'complaint',
        issueId: '2025-06-10',
        sentAt: world.now().toISOString(),
        at: world.now().toISOString(),
      });
      return save(next, previous);
    };
    const applied = await applyCommand(world, subscriber.id, {
      kind: 'pause',
      until: '2025-06-17T00:00:00.000Z',
    });
    expect(applied.outcome).toBe('refused');
    expect(world.standing(ANN)).toMatchObject({ status: 'suppressed', suppressedBy: 'complaint' });
  });

  it('never saves a consent that is not recorded', async () => {
    const world = new SubscriptionWorld();
    world.consents.append = async () => {
      throw new Error('gone');
    };
    const id = idOf(ANN);
    const command = { kind: 'add', id, address: ANN, evidence } as const;
    await expect(applyCommand(world, id, command)).rejects.toThrow('gone');
    expect(world.subscribers.all.size).toBe(0);
  });

  it('saves nothing when nothing changes', async () => {
    const world = new SubscriptionWorld();
    await applyCommand(world, idOf(ANN), { kind: 'unsubscribe', evidence });
    expect(world.subscribers.calls).toEqual(['load']);
    expect(world.consents.all.size).toBe(0);
  });
});
