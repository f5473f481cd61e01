import '../support/know-errors-of-node.ts';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PostalMime from 'postal-mime';
import { connectTable } from '../../src/aws/connect-table.ts';
import { DynamoSubscriberStore } from '../../src/aws/dynamo-subscriber-store.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import type { Publication } from '../../src/delivery/publish-issue.ts';
import { TABLE_NAME } from '../../src/local/local-endpoints.ts';
import type { SesFaultInput } from '../../src/local/ses-faults.ts';
import { startLocalSystem, type LocalSystem, type LocalSystemOptions } from '../../src/local/local-system.ts';

// Whole sends through two servers: the limit is there to end a hang, not to judge a machine.
jest.setTimeout(60_000);

const DAY = '2025-06-10';
const NOTHING = {
  claimed: 0,
  released: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
  held: 0,
  waiting: 0,
  failedBy: {},
  skippedBy: {},
  releasedBy: {},
};

const running: LocalSystem[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((system) => system.close()));
});

async function start(options: Partial<LocalSystemOptions> = {}): Promise<LocalSystem> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'waybill-')));
  const system = await startLocalSystem({
    log: () => {},
    siteUrl: 'http://127.0.0.1:4600',
    maxSendRate: 10_000,
    ...options,
    folder,
  });
  running.push(system);
  return system;
}

async function stop(system: LocalSystem): Promise<void> {
  running.splice(running.indexOf(system), 1);
  await system.close();
}

it('forgets at its start who has not answered while it was off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-'));
  const first = await start({ folder });
  const table = connectTable({ tableName: TABLE_NAME, localUrl: first.endpoints.dynamodbUrl });
  const at = '2025-06-10T06:00:00.000Z';
  await new DynamoSubscriberStore(table).save(
    { id: 'Aold', address: 'old@example.org', status: 'pending', since: at, requestedAt: at, confirmBy: at },
    undefined,
  );
  await stop(first);
  const logged: unknown[] = [];
  await start({ folder, log: (...line) => void logged.push(line) });
  expect(logged).toContainEqual(['requests.expired', { expired: 1 }]);
});

async function publication(word = 'Day two'): Promise<Publication> {
  const rendered = {
    subject: `🇺🇸 ${word} of the talks`,
    preheader: '',
    html: `<p>${word}</p><a href="https://daily.example.com/u/${MESSAGE_PLACEHOLDERS.unsubscribeToken}">Leave</a>`,
    text: `${word}\nhttps://daily.example.com/u/${MESSAGE_PLACEHOLDERS.unsubscribeToken}`,
  };
  const messageTemplate = await buildMessageTemplate(rendered, {
    from: { name: 'Daily', address: 'daily@example.com' },
    replyTo: 'desk@example.com',
    language: 'en',
    date: '2025-06-10T06:00:00Z',
    messageId: 'issue@daily.example.com',
  });
  return { id: DAY, rendered, messageTemplate, from: 'daily@example.com' };
}

async function addReaders(system: LocalSystem, count: number): Promise<readonly string[]> {
  const addresses = Array.from({ length: count }, (_, n) => `reader${n}@example.com`);
  for (const address of addresses) await system.addSubscriber(address);
  return addresses;
}

const recipients = (system: LocalSystem) => system.inbox.list().flatMap(({ to }) => to);

async function sendTo(count: number, fault: SesFaultInput, options: Partial<LocalSystemOptions> = {}) {
  const system = await start(options);
  const addresses = await addReaders(system, count);
  await system.publish(await publication());
  system.faults.add(fault);
  return { system, addresses, result: await system.send(DAY) };
}

describe('the local system', () => {
  it('delivers an issue to 120 subscribers over many shards, one message and one ledger entry each', async () => {
    const system = await start();
    const addresses = await addReaders(system, 120);
    await system.publish(await publication());
    const result = await system.send(DAY);

    expect(result).toMatchObject({
      kind: 'ended',
      progress: { ...NOTHING, planned: 120, sent: 120, done: true },
      pause: undefined,
    });
    expect(recipients(system).toSorted()).toEqual(addresses.toSorted());
    expect(new Set(system.inbox.list().map(({ tags }) => tags['rid'])).size).toBe(120);

    const row = system.inbox.list()[0]!;
    const email = await PostalMime.parse((await system.inbox.read(row.messageId))!);
    expect(email).toMatchObject({
      subject: '🇺🇸 Day two of the talks',
      from: { name: 'Daily', address: 'daily@example.com' },
      to: [{ address: row.to[0] }],
      messageId: `<${row.messageId}@email.amazonses.com>`,
    });
    expect(email.html).toMatch(
      new RegExp(`https://daily\\.example\\.com/u/local\\.${row.tags['rid']}\\.[\\w-]{22}"`),
    );
    expect(email.text).toContain(`https://daily.example.com/u/local.${row.tags['rid']}.`);
  });

  it('sends nothing twice when it is asked twice, even after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waybill-'));
    const first = await start({ folder });
    await addReaders(first, 3);
    await first.publish(await publication());
    await first.send(DAY);
    await first.send(DAY);
    await stop(first);

    const second = await start({ folder });
    await addReaders(second, 3);
    expect((await second.publish(await publication())).kind).toBe('unchanged');
    expect(await second.send(DAY)).toMatchObject({
      kind: 'ended',
      progress: { planned: 3, sent: 3, done: true },
    });
    expect(second.inbox.list()).toHaveLength(3);
  });

  it('tells the last state of its progress', async () => {
    const system = await start();
    await addReaders(system, 3);
    await system.publish(await publication());
    const seen: number[] = [];
    await system.send(DAY, ({ sent }) => seen.push(sent));
    expect(seen.at(-1)).toBe(3);
  });

  it('keeps the documents of what it sends for the archive', async () => {
    const system = await start();
    const result = await system.publish(await publication());
    const meta = result.kind === 'published' ? result.record.meta : { id: '', contentHash: '' };
    expect((await system.issues.load(meta))?.text).toContain('Day two');
  });

  it('knows nothing of a day that was not published', async () => {
    expect(await (await start()).send('1999-01-01')).toEqual({ kind: 'no-issue' });
  });

  it('refuses an address that cannot exist', async () => {
    expect((await (await start()).addSubscriber('nobody')).kind).toBe('problem');
  });

  it('leaves a subscriber as they are who is added again', async () => {
    const system = await start();
    const first = await system.addSubscriber('Ann@example.com');
    expect(await system.addSubscriber('ann@EXAMPLE.com')).toEqual(first);
  });

  it('keeps everything in its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waybill-'));
    const system = await start({ folder });
    await system.publish(await publication());
    expect((await readdir(folder)).toSorted()).toEqual([
      'dynamodb',
      'inbox',
      'issues',
      'keys.json',
      'running.endpoints.json',
      'running.pid',
    ]);
  });
});

describe('a local send that meets', () => {
  it('throttling: everybody gets it in the end, once', async () => {
    const { system, addresses, result } = await sendTo(8, { kind: 'throttle', times: 3 });
    expect(result).toMatchObject({ progress: { ...NOTHING, planned: 8, sent: 8, done: true } });
    expect(recipients(system).toSorted()).toEqual(addresses.toSorted());
  });

  it('a rejected message: it is counted with its reason, and the issue is done', async () => {
    const { result } = await sendTo(4, { kind: 'reject', to: 'reader2@example.com' });
    expect(result).toMatchObject({
      progress: { planned: 4, sent: 3, failed: 1, failedBy: { MessageRejected: 1 }, done: true },
    });
  });

  it('an answer that says nothing (error-500): that message is unknown, is not sent again, and the issue is not called done', async () => {
    const { system, result } = await sendTo(4, { kind: 'error-500', to: 'reader2@example.com' });
    expect(result).toMatchObject({ progress: { planned: 4, sent: 3, unknown: 1, done: false } });
    expect(await system.send(DAY)).toMatchObject({ progress: { sent: 3, unknown: 1, done: false } });
    expect(system.inbox.list()).toHaveLength(3);
  });

  it.each(['accept-then-500', 'accept-then-reset', 'accept-then-hang'] as const)(
    'an answer that is lost (%s): the events of SES prove that the message was sent, and it is not sent again',
    async (kind) => {
      const options = kind === 'accept-then-hang' ? { sesTimeoutMs: 2_000 } : {};
      const { system, result } = await sendTo(4, { kind, to: 'reader2@example.com' }, options);
      expect(result).toMatchObject({ progress: { planned: 4, sent: 4, unknown: 0, resent: 0, done: true } });
      expect(system.inbox.list()).toHaveLength(4);
    },
  );

  it.each([
    ['paused', 'sending-paused'],
    ['daily-quota', 'daily-quota'],
  ] as const)(
    '%s: the issue is paused, nobody is burned, and resuming sends the rest',
    async (kind, reason) => {
      const { system, addresses, result } = await sendTo(5, { kind });
      expect(result).toMatchObject({ progress: { failed: 0, unknown: 0, done: false }, pause: { reason } });
      expect(await system.send(DAY)).toMatchObject({ kind: 'paused', pause: { reason } });
      expect(await system.resume(DAY)).toMatchObject({
        progress: { ...NOTHING, planned: 5, sent: 5, done: true },
        pause: undefined,
      });
      expect(recipients(system).toSorted()).toEqual(addresses.toSorted());
    },
  );
});
