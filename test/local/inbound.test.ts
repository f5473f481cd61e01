import '../support/know-errors-of-node.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import type { Newsletter } from '../../src/digest/newsletter.ts';
import { parseContent } from '../../src/digest/parse-content.ts';
import { buildMessageTemplate } from '../../src/email/message-template.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import { connectLocalInbound } from '../../src/local/connect-local-inbound.ts';
import { loadContentFolder } from '../../src/local/content-folder.ts';
import { startLocalSystem, type LocalSystem } from '../../src/local/local-system.ts';

// Whole sends through two servers: the limit is there to end a hang, not to judge a machine.
jest.setTimeout(60_000);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(changes: Partial<Newsletter> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-inbound-'));
  const siteUrl = 'http://127.0.0.1:4600';
  const lines: [string, object][] = [];
  const log = (event: string, facts: object) => void lines.push([event, facts]);
  const system = await startLocalSystem({ folder, siteUrl, log, maxSendRate: 10_000 });
  closing.push(() => system.close());
  const sample = parseContent((await loadContentFolder(process.cwd())).files).newsletter!;
  const newsletter = { ...sample, ...changes };
  const templates = await loadTemplates('templates');
  const receive = await connectLocalInbound({ ...system, folder, newsletter, templates, log });
  return { system, receive, site: newsletter.site, lines };
}

/** A mail of Ann's, as her program and her provider would make it. */
function mailTo(to: string, fields: Readonly<Record<string, string>> = {}): Buffer {
  const all = {
    From: 'Ann <ann@example.com>',
    To: to,
    Subject: 'Hello',
    'Message-ID': '<1@example.com>',
    ...fields,
  };
  return Buffer.from(
    `${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\nHello\r\n`,
  );
}

async function latest({ inbox }: LocalSystem): Promise<Email> {
  return PostalMime.parse((await inbox.read(inbox.list()[0]!.messageId))!);
}

async function publishAndSend(system: LocalSystem, site: string, day: string): Promise<void> {
  const rendered = {
    subject: `News of ${day}`,
    preheader: '',
    html: `<a href="https://${site}/unsubscribe/${MESSAGE_PLACEHOLDERS.unsubscribeToken}">Leave</a>`,
    text: `News\nhttps://${site}/unsubscribe/${MESSAGE_PLACEHOLDERS.unsubscribeToken}`,
  };
  const messageTemplate = await buildMessageTemplate(rendered, {
    from: { name: 'Daily', address: `daily@${site}` },
    replyTo: `desk@${site}`,
    language: 'en',
    date: `${day}T06:00:00Z`,
    messageId: `${day}@${site}`,
    list: {
      id: site,
      unsubscribeUrl: `https://${site}/unsubscribe/`,
      unsubscribeAddress: `unsubscribe@${site}`,
      helpUrl: `https://${site}/help`,
      archiveUrl: `https://${site}/archive`,
      feedbackId: `${day}:waybill`,
    },
  });
  await system.publish({ id: day, rendered, messageTemplate, from: `daily@${site}` });
  await system.send(day);
}

/** What a mail program does with the mailto of List-Unsubscribe (RFC 6068). */
function mailOfUnsubscribeHeader(message: Email): { to: string; subject: string } {
  const header = message.headers.find(({ key }) => key === 'list-unsubscribe')!.value;
  const [, to = '', subject = ''] = /<mailto:([^?>]+)\?subject=([^>]+)>/.exec(header)!;
  return { to, subject };
}

describe('by email alone', () => {
  it('nobody signs up from where addresses work for a short while only, if the newsletter refuses them', async () => {
    const { system, receive, site } = await start({ refuseDisposable: true });
    expect(await receive(mailTo(`subscribe@${site}`, { From: 'ann@mailinator.com' }))).toMatchObject({
      result: 'refused-domain',
    });
    expect(system.inbox.list()).toEqual([]);
    await receive(mailTo(`subscribe@${site}`));
    expect(system.inbox.list()).toHaveLength(1);
  });

  it('one subscribes, confirms by a reply, gets the issue, and leaves by the mail that List-Unsubscribe names', async () => {
    const { system, receive, site } = await start();
    const mine = () => system.inbox.list().filter(({ to }) => to.includes('ann@example.com'));

    await receive(mailTo(`subscribe@${site}`));
    expect(mine()).toHaveLength(1);
    const confirmation = await latest(system);
    expect(confirmation.headers.find(({ key }) => key === 'auto-submitted')?.value).toMatch(/^auto-/);
    expect(confirmation.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);

    // Nothing before she answers.
    await publishAndSend(system, site, '2025-06-09');
    expect(mine()).toHaveLength(1);

    const replyTo = confirmation.replyTo![0]!.address!;
    const reply = mailTo(replyTo, {
      Subject: `Re: ${confirmation.subject}`,
      'In-Reply-To': confirmation.messageId!,
    });
    expect(await receive(reply)).toMatchObject({ asks: 'confirm', result: 'confirmed' });

    await publishAndSend(system, site, '2025-06-10');
    const issue = await latest(system);
    expect(issue).toMatchObject({ subject: 'News of 2025-06-10', to: [{ address: 'ann@example.com' }] });

    const { to, subject } = mailOfUnsubscribeHeader(issue);
    expect(await receive(mailTo(to, { Subject: subject }))).toMatchObject({ result: 'unsubscribed' });
    const received = mine().length;
    await publishAndSend(system, site, '2025-06-11');
    expect(mine()).toHaveLength(received);
  });

  it('an out-of-office that answers the confirmation confirms nothing', async () => {
    const { system, receive, site, lines } = await start();
    await receive(mailTo(`subscribe@${site}`));
    const replyTo = (await latest(system)).replyTo![0]!.address!;
    const away = mailTo(replyTo, { Subject: 'Out of office', 'Auto-Submitted': 'auto-replied' });
    expect(await receive(away)).toEqual({ kind: 'dropped', reason: 'automatic' });
    await publishAndSend(system, site, '2025-06-10');
    expect(system.inbox.list()).toHaveLength(1);
    expect(lines).toContainEqual(['inbound.dropped', expect.objectContaining({ reason: 'automatic' })]);
    expect(JSON.stringify(lines)).not.toContain('ann@');
  });

  it('leaves no mail behind, and a mail of our own is not answered', async () => {
    const { system, receive, site } = await start();
    await receive(mailTo(`subscribe@${site}`));
    const own = await system.inbox.read(system.inbox.list()[0]!.messageId);
    expect(await receive(own!, { recipients: [`subscribe@${site}`] })).toMatchObject({ kind: 'dropped' });
    expect(system.inbox.list()).toHaveLength(1);
  });
});
