import { describe, expect, it } from '@jest/globals';
import { handleInbound, type InboundPorts } from '../../src/subscribers/handle-inbound.ts';
import { mail, SITE } from './inbound-mail.ts';
import { SubscriptionWorld } from './subscription-world.ts';

const ANN = 'ann@example.com';
const VERDICTS = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;

class Mails {
  readonly waiting = new Map<string, Buffer>();
  readonly load = async (id: string) => this.waiting.get(id);
  readonly remove = async (id: string) => void this.waiting.delete(id);
}

function aWorld() {
  const world = new SubscriptionWorld();
  const mails = new Mails();
  const ports: InboundPorts = {
    mails,
    subscriptions: world,
    identity: { site: SITE, sender: 'daily@news.example' },
  };
  let number = 0;
  const receive = async (to: string, raw = mail()) => {
    const id = `m${number++}`;
    mails.waiting.set(id, raw);
    return handleInbound(ports, {
      id,
      envelope: { returnPath: ANN, recipients: [`${to}@${SITE}`], verdicts: VERDICTS },
    });
  };
  return { world, mails, receive, ports };
}

describe('mail that came in', () => {
  it('subscribes, confirms by a reply, and unsubscribes', async () => {
    const { world, mails, receive } = aWorld();
    expect(await receive('subscribe')).toEqual({ kind: 'handled', asks: 'subscribe', result: 'accepted' });
    expect(world.sent).toMatchObject([{ kind: 'confirmation', to: ANN }]);
    expect(world.standing(ANN)).toMatchObject({ status: 'pending' });

    const { replyToken } = world.lastLetter().fields;
    const confirmed = await receive(`confirm+${replyToken}`, mail({ Subject: 'Re: Please confirm' }));
    expect(confirmed).toEqual({ kind: 'handled', asks: 'confirm', result: 'confirmed' });
    expect(world.standing(ANN)).toMatchObject({ status: 'confirmed' });

    const left = await receive('unsubscribe', mail({ Subject: 'enough' }));
    expect(left).toEqual({ kind: 'handled', asks: 'unsubscribe-address', result: 'unsubscribed' });
    expect(world.standing(ANN)).toMatchObject({ status: 'unsubscribed' });
    expect(mails.waiting.size).toBe(0);
  });

  it('asks nobody at a domain that is refused, and lets those leave who are there', async () => {
    const { world, receive } = aWorld();
    await receive('subscribe');
    await receive(`confirm+${world.lastLetter().fields['replyToken']}`);
    world.refusedDomains = new Set(['example.com']);
    const letters = world.sent.length;
    const stranger = mail({ From: 'bob@EXAMPLE.com' });
    const asked = await receive('subscribe', stranger);
    expect(asked).toEqual({ kind: 'handled', asks: 'subscribe', result: 'refused-domain' });
    expect([world.sent.length, world.standing('bob@example.com')]).toEqual([letters, undefined]);
    expect(await receive('unsubscribe')).toMatchObject({ result: 'unsubscribed' });
  });

  it('unsubscribes by the token of a message, and says so once', async () => {
    const { world, receive } = aWorld();
    await receive('subscribe');
    await receive(`confirm+${world.lastLetter().fields['replyToken']}`);
    const { unsubscribeToken } = world.lastLetter().fields;
    const letters = world.sent.length;
    const leave = () =>
      receive('unsubscribe', mail({ Subject: unsubscribeToken, From: 'x@provider.example' }));
    expect(await leave()).toMatchObject({ result: 'unsubscribed' });
    expect(await leave()).toMatchObject({ result: 'already-unsubscribed' });
    expect(world.sent).toHaveLength(letters);
  });

  it('is written down with the way that it came', async () => {
    const { world, receive } = aWorld();
    await receive('subscribe');
    await receive(`confirm+${world.lastLetter().fields['replyToken']}`);
    await receive('unsubscribe');
    expect(await world.consents.list(world.standing(ANN)!.id)).toMatchObject([
      { step: 'request', how: 'mail', wording: 'mail', source: `subscribe@${SITE}` },
      { step: 'confirm', how: 'mail', wording: 'letter-1', source: `confirm@${SITE}` },
      { step: 'unsubscribe', how: 'mail', source: `unsubscribe@${SITE}` },
    ]);
  });

  it('is handled once, however often it is delivered', async () => {
    const { world, mails, ports } = aWorld();
    const envelope = { returnPath: ANN, recipients: [`subscribe@${SITE}`], verdicts: VERDICTS };
    mails.waiting.set('m', mail());
    await handleInbound(ports, { id: 'm', envelope });
    expect(await handleInbound(ports, { id: 'm', envelope })).toEqual({ kind: 'gone' });

    // Killed between the letter and the removal.
    mails.waiting.set('m', mail());
    await handleInbound(ports, { id: 'm', envelope });
    expect(world.sent).toHaveLength(1);
  });

  it('sends one confirmation for a thousand mails from one address', async () => {
    const { world, receive } = aWorld();
    for (let n = 0; n < 1_000; n++) await receive('subscribe');
    expect(world.sent).toHaveLength(1);
  });

  it('waits for another try if the confirmation could not be sent', async () => {
    const { world, mails, receive } = aWorld();
    world.outcomes = [{ kind: 'sending-paused' }];
    await expect(receive('subscribe')).rejects.toThrow('tried again');
    expect(mails.waiting.size).toBe(1);
  });

  it('is removed when it is dropped, and nobody is answered', async () => {
    const { world, mails, receive } = aWorld();
    expect(await receive('subscribe', mail({ 'Auto-Submitted': 'auto-replied' }))).toEqual({
      kind: 'dropped',
      reason: 'automatic',
    });
    expect(mails.waiting.size).toBe(0);
    expect(world.sent).toEqual([]);
    expect(world.subscribers.all.size).toBe(0);
  });

  it('with a token of nobody changes nothing', async () => {
    const { world, receive } = aWorld();
    expect(await receive(`confirm+${'a'.repeat(52)}`)).toMatchObject({ result: 'invalid-link' });
    const foreign = `k1.${'a'.repeat(22)}.${'b'.repeat(21)}A`;
    expect(await receive('unsubscribe', mail({ Subject: foreign }))).toMatchObject({
      result: 'invalid-link',
    });
    expect(world.subscribers.all.size).toBe(0);
    expect(world.sent).toEqual([]);
  });
});
