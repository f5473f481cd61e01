import { describe, expect, it } from '@jest/globals';
import { readInboundMessage } from '../../src/subscribers/inbound-message.ts';
import { decisionOf, mail, SITE, type Circumstances } from './inbound-mail.ts';

const confirmAt = { to: [`confirm+${'a'.repeat(52)}@${SITE}`] };
const fail = (...names: readonly string[]) => ({
  verdicts: Object.fromEntries(names.map((name) => [name, 'FAIL'])),
});
const gray = { dmarc: 'GRAY' } as const;

const HOSTILE: readonly (readonly [
  reason: string,
  name: string,
  raw: Buffer,
  circumstances?: Circumstances,
])[] = [
  // Loops: none of these may be answered (RFC 3834).
  ['automatic', 'an automatic reply', mail({ 'Auto-Submitted': 'auto-replied' })],
  [
    'automatic',
    'a generated mail',
    mail({ 'Auto-Submitted': 'auto-generated; owner-email="x@example.com"' }),
  ],
  ['automatic', 'a reply that Exchange marks', mail({ 'X-Auto-Response-Suppress': 'All' })],
  ['automatic', 'a responder of the old kind', mail({ 'X-Autoreply': 'yes' })],
  ['automatic', 'an out-of-office without any mark', mail({ Subject: 'Out of Office: Please confirm' })],
  ['automatic', 'one in German', mail({ Subject: '=?utf-8?q?Automatische_Antwort=3A_Bitte?=' })],
  [
    'automatic',
    'an out-of-office that answers a confirmation',
    mail({ 'Auto-Submitted': 'auto-replied' }),
    confirmAt,
  ],
  ['list', 'bulk mail', mail({ Precedence: 'Bulk' })],
  ['list', 'junk', mail({ Precedence: 'junk' })],
  ['list', 'a mailing list that was subscribed to us', mail({ 'List-Id': 'Talk <talk.example.com>' })],
  ['list', 'another newsletter', mail({ 'List-Unsubscribe': '<mailto:leave@example.com>' })],
  ['bounce', 'a bounce by its empty return path', mail(), { returnPath: '' }],
  ['bounce', 'a bounce by <>', mail(), { returnPath: '<>' }],
  [
    'bounce',
    'a bounce by its sender',
    mail({ From: 'MAILER-DAEMON@example.com' }),
    { returnPath: 'ann@example.com' },
  ],
  [
    'bounce',
    'a bounce by its content',
    mail({ 'Content-Type': 'multipart/report; report-type=delivery-status' }),
  ],
  ['bounce', 'a bounce of ours that comes back', mail(), { returnPath: 'bounces+123@example.com' }],
  ['robot', 'a sender that reads nothing', mail({ From: 'No-Reply@example.com' })],
  ['ourselves', 'our own newsletter', mail({ From: 'Daily <Daily@news.example>' })],
  [
    'ourselves',
    'our own inbound address',
    mail({ From: `subscribe@${SITE}` }),
    { returnPath: `subscribe@${SITE}` },
  ],
  ['ourselves', 'our own confirmation address', mail({ From: `confirm+abc@${SITE}` })],

  // Forgeries: an answer would go to somebody who never wrote.
  ['dmarc', 'a sender whose domain disowns it', mail(), fail('dmarc')],
  ['forged', 'an envelope of another domain', mail(), { returnPath: 'eve@evil.example', verdicts: gray }],
  ['forged', 'nothing that vouches for it', mail(), { verdicts: { ...gray, spf: 'FAIL', dkim: 'FAIL' } }],
  [
    'forged',
    'a domain that only looks alike',
    mail(),
    { returnPath: 'ann@example.com.evil.example', verdicts: gray },
  ],
  ['several-senders', 'two From fields', mail({ From: 'ann@example.com\r\nFrom: victim@example.org' })],
  ['several-senders', 'two addresses in one From', mail({ From: 'ann@example.com, victim@example.org' })],
  ['several-senders', 'a group', mail({ From: 'All: ann@example.com, victim@example.org;' })],
  ['no-sender', 'no From at all', mail({ From: undefined })],
  ['no-sender', 'a From without an address', mail({ From: 'Ann' })],
  ['no-sender', 'a From with a header in it', mail({ From: '"a\\\r\n b"@example.com' })],
  ['no-sender', 'an address of two', mail({ From: '"ann@example.com, bob"@example.org' })],
  ['no-sender', 'HTML for an address', mail({ From: '"<script>"@example.com' })],
  ['no-sender', 'a host that is a number', mail({ From: 'ann@[127.0.0.1]' })],
  ['unproven', 'somebody else’s unsubscription', mail(), { to: [`unsubscribe@${SITE}`], verdicts: gray }],

  // What scanners have found.
  ['spam', 'spam', mail(), fail('spam')],
  ['virus', 'a virus', mail(), fail('virus')],
  [
    'virus',
    'a virus with a token',
    mail({ Subject: `k1.${'a'.repeat(22)}.${'b'.repeat(22)}` }),
    {
      to: [`unsubscribe@${SITE}`],
      ...fail('virus'),
    },
  ],

  // Wrong addresses.
  ['not-ours', 'another domain', mail(), { to: ['subscribe@news.example.org'] }],
  ['not-ours', 'another name', mail(), { to: [`postmaster@${SITE}`] }],
  ['not-ours', 'nobody', mail(), { to: [] }],
  ['not-ours', 'a confirmation without a token', mail(), { to: [`confirm@${SITE}`] }],
  ['not-ours', 'a confirmation with a path for a token', mail(), { to: [`confirm+../../x@${SITE}`] }],
  ['several-purposes', 'both at once', mail(), { to: [`subscribe@${SITE}`, `unsubscribe@${SITE}`] }],

  // Broken and huge.
  ['no-sender', 'no bytes', Buffer.alloc(0)],
  ['no-sender', 'no header', Buffer.from('\r\n\r\nsubscribe me')],
  ['no-sender', 'noise', Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256))],
  ['no-sender', 'UTF-16', Buffer.from('From: ann@example.com\r\n\r\n', 'utf16le')],
  ['too-big', 'a header without end', Buffer.from(`From: ann@example.com\r\nX: ${'x'.repeat(70_000)}`)],
  [
    'too-big',
    'ten thousand fields',
    Buffer.from(`From: ann@example.com\r\n${'X: y\r\n'.repeat(20_000)}\r\n`),
  ],
  ['too-big', 'a megabyte', mail({}, 'x'.repeat(1_000_001))],
];

describe('a hostile mail', () => {
  // By number: titles are made of all that a case is given, and a megabyte makes a long one.
  it.each(HOSTILE.map(([reason, name], number) => [reason, name, number] as const))(
    'is dropped as %s: %s',
    async (reason, _name, number) => {
      const [, , raw, circumstances] = HOSTILE[number]!;
      expect(await decisionOf(raw, circumstances)).toEqual({ kind: 'drop', reason });
    },
  );

  it('has a body that is never opened: nesting, archives and broken encodings do nothing', async () => {
    const nested = 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(10_000);
    const raw = mail({ 'Content-Type': 'multipart/mixed; boundary=a' }, nested);
    expect(await decisionOf(raw)).toEqual({ kind: 'subscribe', address: 'ann@example.com' });
  });

  it('cannot hide its second sender behind a body that looks like a header', async () => {
    const raw = Buffer.from('From: ann@example.com\n\nFrom: victim@example.org\n\n');
    const read = await readInboundMessage(raw);
    expect(read).toMatchObject({ kind: 'message', message: { from: ['ann@example.com'] } });
  });

  it('is not slow to look at, however its subject is made', async () => {
    const Subject = 'a.'.repeat(15_000);
    expect(await decisionOf(mail({ Subject }), { to: [`unsubscribe@${SITE}`] })).toMatchObject({
      kind: 'unsubscribe-address',
    });
  });
});
