import { appendFile, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KeptMessages } from '../../src/local/kept-messages.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'inbox-'));
const facts = (messageId: string) => ({
  messageId,
  time: '2025-06-10T06:00:00.000Z',
  from: 'daily@example.com',
  to: ['ann@example.com'],
  tags: { issue: '2025-06-10' },
});
const eml = (subject: string) =>
  Buffer.from(`From: a\r\nSubject: ${subject}\r\nTo: b\r\n\r\nSubject: not this\r\n`);

describe('KeptMessages', () => {
  it('list the newest first, before and after a restart', async () => {
    const folder = await newFolder();
    const inbox = await KeptMessages.open(folder);
    await inbox.keep(eml('one'), facts('m1'));
    await inbox.keep(eml('two'), facts('m2'));
    expect(inbox.list().map(({ subject }) => subject)).toEqual(['two', 'one']);
    expect((await KeptMessages.open(folder)).list()).toEqual(inbox.list());
  });

  it('give the bytes back, also as a plain file that a mail program opens', async () => {
    const folder = await newFolder();
    const inbox = await KeptMessages.open(folder);
    await inbox.keep(eml('one'), facts('m1'));
    expect(await inbox.read('m1')).toEqual(eml('one'));
    expect(await readFile(join(folder, 'm1.eml'))).toEqual(eml('one'));
  });

  it('read nothing but messages', async () => {
    const inbox = await KeptMessages.open(await newFolder());
    expect(await inbox.read('../../etc/passwd')).toBeUndefined();
    expect(await inbox.read('index')).toBeUndefined();
  });

  it('are gone for good when they are cleared, and others come after them', async () => {
    const folder = await newFolder();
    const inbox = await KeptMessages.open(folder);
    await inbox.keep(eml('one'), facts('m1'));
    await inbox.clear();
    expect([inbox.list(), await inbox.read('m1'), await readdir(folder)]).toEqual([
      [],
      undefined,
      ['index.jsonl'],
    ]);
    await inbox.keep(eml('two'), facts('m2'));
    expect((await KeptMessages.open(folder)).list().map(({ messageId }) => messageId)).toEqual(['m2']);
  });

  it('decode a subject that is folded and encoded', async () => {
    const inbox = await KeptMessages.open(await newFolder());
    await inbox.keep(eml('=?UTF-8?Q?=F0=9F=87=BA=F0=9F=87=B8?=\r\n =?UTF-8?Q?_Talks?='), facts('m1'));
    expect(inbox.list()[0]?.subject).toBe('🇺🇸 Talks');
  });

  it('lose nothing but a line that a crash has torn', async () => {
    const folder = await newFolder();
    await (await KeptMessages.open(folder)).keep(eml('one'), facts('m1'));
    await appendFile(join(folder, 'index.jsonl'), '{"messageId":"m2","ti');
    const inbox = await KeptMessages.open(folder);
    await inbox.keep(eml('three'), facts('m3'));
    expect((await KeptMessages.open(folder)).list().map(({ messageId }) => messageId)).toEqual(['m3', 'm1']);
  });

  it('tell who listens of each new message and of their end, until they have heard enough', async () => {
    const inbox = await KeptMessages.open(await newFolder());
    const heard: (string | undefined)[] = [];
    const stop = inbox.onMessage((message) => heard.push(message?.messageId));
    await inbox.keep(eml('one'), facts('m1'));
    await inbox.clear();
    stop();
    await inbox.keep(eml('two'), facts('m2'));
    expect(heard).toEqual(['m1', undefined]);
  });
});
