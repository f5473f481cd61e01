import { describe, expect, it } from '@jest/globals';
import { createHandler, handler } from '../../lambdas/inbound.ts';
import { inboundEvent } from '../../src/local/inbound-event.ts';
import type { InboundEnvelope } from '../../src/subscribers/decide-inbound.ts';
import { mail, SITE } from '../subscribers/inbound-mail.ts';
import { SubscriptionWorld } from '../subscribers/subscription-world.ts';

const VERDICTS = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;
const TIME = '2025-06-10T06:00:00.000Z';

function aHandler(raw: Uint8Array | undefined) {
  const world = new SubscriptionWorld();
  const lines: [string, object][] = [];
  const removed: string[] = [];
  const handle = createHandler(
    {
      mails: { load: async () => raw, remove: async (id) => void removed.push(id) },
      subscriptions: world,
      identity: { site: SITE, sender: 'daily@news.example' },
    },
    (event, facts) => void lines.push([event, facts]),
  );
  const receive = (envelope: Partial<InboundEnvelope> = {}) =>
    handle(
      inboundEvent({
        id: 'm1',
        time: TIME,
        envelope: {
          returnPath: 'ann@example.com',
          recipients: [`subscribe@${SITE}`],
          verdicts: VERDICTS,
          ...envelope,
        },
      }),
    );
  return { world, lines, removed, receive };
}

describe('the handler of inbound mail', () => {
  it('does what a mail asks for, and says so without an address', async () => {
    const { world, lines, removed, receive } = aHandler(mail());
    await receive();
    expect(world.sent).toHaveLength(1);
    expect(lines).toEqual([['inbound.handled', { mailId: 'm1', asks: 'subscribe', result: 'accepted' }]]);
    expect(removed).toEqual(['m1']);
  });

  it('counts what it drops by its reason', async () => {
    const { lines, receive } = aHandler(mail({ Precedence: 'bulk' }));
    await receive();
    expect(lines).toEqual([['inbound.dropped', { mailId: 'm1', reason: 'list' }]]);
  });

  it('hears what SES has found', async () => {
    const { lines, receive } = aHandler(mail());
    for (const verdict of ['spam', 'virus', 'dmarc'] as const)
      await receive({ verdicts: { ...VERDICTS, [verdict]: 'FAIL' } });
    expect(lines.map(([, facts]) => facts)).toEqual(
      ['spam', 'virus', 'dmarc'].map((reason) => ({ mailId: 'm1', reason })),
    );
    // Nobody has looked: that is no proof of who it is.
    await receive({ recipients: [`unsubscribe@${SITE}`], verdicts: { ...VERDICTS, dmarc: 'UNKNOWN' } });
    expect(lines.at(-1)).toEqual(['inbound.dropped', { mailId: 'm1', reason: 'unproven' }]);
  });

  it('lets go of a mail that was handled before', async () => {
    const { lines, receive } = aHandler(undefined);
    await receive();
    expect(lines).toEqual([['inbound.gone', { mailId: 'm1' }]]);
  });

  it('refuses an event that is none of SES’s, and an id that is a path', async () => {
    const { receive } = aHandler(mail());
    const handle = createHandler({} as never, () => {});
    await expect(handle({ Records: [{ eventSource: 'aws:sqs' }] } as never)).rejects.toThrow('eventSource');
    const event = inboundEvent({
      id: '../issues/x',
      time: TIME,
      envelope: { returnPath: '', recipients: [], verdicts: VERDICTS },
    });
    await expect(handle(event)).rejects.toThrow('messageId');
    await expect(receive()).resolves.toHaveLength(1);
  });

  it('names the setting that is missing', async () => {
    await expect(async () => handler({ Records: [] })).rejects.toThrow('TABLE_NAME');
  });
});
