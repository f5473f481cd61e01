import { describe, expect, it } from '@jest/globals';
import { findMessages, type MessageQuery } from '../../src/studio/find-messages.ts';
import type { Inbox, InboxRow } from '../../src/studio/inbox.ts';

const row = (number: number, facts: Partial<InboxRow> = {}): InboxRow => ({
  messageId: `m${number}`,
  time: '2025-06-10T16:30:00.000Z',
  from: 'daily@example.org',
  to: [`ann-${number}@example.org`],
  subject: 'Day two in London',
  ...facts,
});

function inboxOf(rows: readonly InboxRow[], text = ''): Inbox & { readonly opened: string[] } {
  const opened: string[] = [];
  return {
    opened,
    list: () => rows,
    read: async (id) => {
      opened.push(id);
      return Buffer.from(`Subject: x\r\nContent-Type: text/plain\r\n\r\n${text} ${id}\r\n`);
    },
    onMessage: () => () => undefined,
  };
}

const find = async (inbox: Inbox, query: Partial<MessageQuery>) => {
  const { rows, ...rest } = await findMessages(inbox, { search: '', inText: false, after: '', ...query });
  return { ids: rows.map(({ messageId }) => messageId), ...rest };
};

describe('the messages of the inbox', () => {
  it('are found by words of the subject and by parts of an address, whatever their case', async () => {
    const inbox = inboxOf([row(1, { subject: 'Quay STRIKE' }), row(2), row(3)]);
    expect((await find(inbox, { search: 'quay strike' })).ids).toEqual(['m1']);
    expect((await find(inbox, { search: 'ann-2@' })).ids).toEqual(['m2']);
    expect(inbox.opened).toEqual([]);
  });

  it('are found as everything that one address was sent', async () => {
    const inbox = inboxOf([
      row(1, { to: ['joann-2@example.org'] }),
      row(2),
      row(3, { to: ['Ann-2@Example.org'] }),
    ]);
    expect((await find(inbox, { search: 'to:ann-2@example.org' })).ids).toEqual(['m2', 'm3']);
  });

  it('come in pages that stay as they are when another message arrives', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => row(450 - index));
    const first = await find(inboxOf(rows), {});
    expect([first.ids.length, first.ids[0], first.next]).toEqual([200, 'm450', 'm251']);
    const second = await find(inboxOf([row(451), ...rows]), { after: 'm251' });
    expect([second.total, second.ids[0], second.next]).toEqual([451, 'm250', 'm51']);
    expect(await find(inboxOf(rows), { after: 'm51' })).not.toHaveProperty('next');
  });

  it('are opened only if their text is asked for, and then the newest of them', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => row(600 - index));
    const inbox = inboxOf(rows, 'talks at\r\nLancaster');
    const { found, unread } = await find(inbox, { search: 'at lancaster m599', inText: true });
    expect([found, unread, inbox.opened.length]).toEqual([1, 100, 500]);
  });

  it('are a hundred thousand and searched all the same', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => row(index));
    expect(await find(inboxOf(rows), { search: 'ann-99999' })).toMatchObject({
      ids: ['m99999'],
      total: 100_000,
    });
  });
});
