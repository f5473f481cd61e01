import PostalMime from 'postal-mime';
import type { Inbox, InboxList, InboxRow } from './inbox.ts';

export interface MessageQuery {
  /** Words of the subject or of an address; `to:ann@example.org` is everything to that address. Empty: everything. */
  readonly search: string;
  /** Looks into the text of the messages, too. */
  readonly inText: boolean;
  /** Id of a message: those older than it. Empty: from the newest on. */
  readonly after: string;
}

/** A page that is quickly made anew with each message that arrives. */
const MOST_ROWS = 200;
/** To take a message apart costs some milliseconds. */
const MOST_OPENED = 500;

/** Finds messages by what the index knows of them, and on demand by their text. */
export async function findMessages(
  inbox: Inbox,
  { search, inText, after }: MessageQuery,
): Promise<InboxList> {
  const all = inbox.list();
  const wanted = search.trim().toLowerCase();
  const isMeant = matcherOf(wanted);
  const looked =
    inText && wanted !== ''
      ? await lookInto(
          inbox,
          all.filter((row) => !isMeant(row)),
          wanted,
        )
      : NOWHERE;
  const found = wanted === '' ? all : all.filter((row) => isMeant(row) || looked.ids.has(row.messageId));
  const begin = found.findIndex(({ messageId }) => messageId === after) + 1;
  const rows = found.slice(begin, begin + MOST_ROWS);
  const last = rows.at(-1);
  return {
    ...{ total: all.length, found: found.length, rows, unread: looked.unread },
    canBeCleared: inbox.clear !== undefined,
    ...(last && begin + MOST_ROWS < found.length ? { next: last.messageId } : {}),
  };
}

const NOWHERE = { ids: new Set<string>(), unread: 0 };

function matcherOf(wanted: string): (row: InboxRow) => boolean {
  const address = /^to:\s*(\S+)$/.exec(wanted)?.[1];
  if (address !== undefined) return ({ to }) => to.some((one) => one.toLowerCase() === address);
  return ({ subject, from, to }) =>
    [subject, from, ...to].some((field) => field.toLowerCase().includes(wanted));
}

async function lookInto(inbox: Inbox, rows: readonly InboxRow[], wanted: string) {
  const ids = new Set<string>();
  // One after the other: between two of them the studio answers whoever else asks.
  for (const { messageId } of rows.slice(0, MOST_OPENED)) {
    const bytes = await inbox.read(messageId);
    const { text = '' } = bytes ? await PostalMime.parse(bytes) : {};
    if (foldSpace(text).includes(foldSpace(wanted))) ids.add(messageId);
  }
  return { ids, unread: Math.max(0, rows.length - MOST_OPENED) };
}

// A text part is broken into lines wherever they end.
function foldSpace(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
