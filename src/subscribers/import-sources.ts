import type { ImportStanding } from './import-row.ts';

/** Gives a row's cell by the name of its column in small letters, without blanks around it; '' if there is none. */
type CellOf = (column: string) => string;

/** What a row says of somebody, or (`unclear`) why that cannot be told. */
type ReadStanding = ImportStanding | { readonly unclear: string };

/** How the export of one system is read. Names of columns in small letters. */
export interface ImportSource {
  readonly name: 'Waybill' | 'Mailchimp' | 'listmonk' | 'Ghost' | 'Substack' | 'list';
  /** An export of this system has all of these columns. */
  readonly marks: readonly string[];
  readonly addressColumn: string;
  /** Columns that say when they agreed; the first that is filled counts. */
  readonly agreedColumns: readonly string[];
  readonly standingOf: (cell: CellOf) => ReadStanding;
  /** What the file cannot say, and the person who imports it should know. */
  readonly caution?: string;
}

/** The columns that each system's own export has, in the order in which they are tried; see docs/importing.md. */
export const IMPORT_SOURCES: readonly ImportSource[] = [
  {
    name: 'Waybill',
    marks: ['id', 'address', 'status', 'since', 'suppressed_by'],
    addressColumn: 'address',
    agreedColumns: ['agreed', 'since'],
    standingOf: (cell) =>
      cell('status') === 'suppressed'
        ? (SUPPRESSED_BY[cell('suppressed_by')] ?? 'blocked')
        : standingOfWord(cell('status')),
  },
  {
    name: 'Mailchimp',
    marks: ['email address', 'confirm_time', 'euid'],
    addressColumn: 'email address',
    agreedColumns: ['confirm_time', 'optin_time'],
    standingOf: (cell) => {
      if (cell('clean_time') !== '') return 'bounced';
      if (cell('unsub_time') !== '') return 'unsubscribed';
      // Contacts who never subscribed, such as the customers of a connected shop, have neither time.
      return cell('confirm_time') === '' && cell('optin_time') === '' ? 'unconfirmed' : 'confirmed';
    },
  },
  {
    name: 'listmonk',
    marks: ['uuid', 'email', 'attributes', 'status'],
    addressColumn: 'email',
    agreedColumns: ['created_at'],
    standingOf: (cell) => standingOfWord(cell('status')),
    caution:
      'listmonk does not write down who has left a list, only who is blocked from all of them. ' +
      'Export the list with the subscription status "confirmed" chosen, or people who left will be written to again.',
  },
  {
    name: 'Ghost',
    marks: ['email', 'subscribed_to_emails'],
    addressColumn: 'email',
    agreedColumns: ['created_at'],
    standingOf: (cell) =>
      cell('deleted_at') !== '' ? 'unsubscribed' : standingOfFlag(cell, 'subscribed_to_emails', 'true'),
  },
  {
    name: 'Substack',
    marks: ['email', 'active_subscription', 'email_disabled'],
    addressColumn: 'email',
    agreedColumns: ['created_at'],
    standingOf: (cell) => standingOfFlag(cell, 'email_disabled', 'false'),
  },
  ...['email', 'email address', 'e-mail', 'address'].flatMap((addressColumn): ImportSource[] => [
    {
      name: 'list',
      marks: [addressColumn, 'status'],
      addressColumn,
      agreedColumns: ['subscribed_at', 'created_at'],
      standingOf: (cell) => standingOfWord(cell('status')),
    },
    {
      name: 'list',
      marks: [addressColumn],
      addressColumn,
      agreedColumns: ['subscribed_at', 'created_at'],
      standingOf: () => 'confirmed',
      caution:
        'No column says who has left. Everybody in the file is taken for somebody who wants the newsletter.',
    },
  ]),
];

const SUPPRESSED_BY: Readonly<Record<string, ImportStanding>> = {
  'hard-bounce': 'bounced',
  'soft-bounces': 'bounced',
  complaint: 'complained',
};

const WORDS = new Map<string, ImportStanding>([
  ...wordsFor('confirmed', ['confirmed', 'subscribed', 'active', 'enabled', 'opted in', 'opted-in']),
  ...wordsFor('unconfirmed', ['unconfirmed', 'pending', 'nonsubscribed', 'non-subscribed', 'transactional']),
  ...wordsFor('unsubscribed', ['unsubscribed', 'disabled', 'inactive', 'opted out', 'opted-out', 'archived']),
  ...wordsFor('bounced', ['bounced', 'cleaned', 'undeliverable', 'invalid']),
  ...wordsFor('complained', ['complained', 'complaint', 'spam', 'abuse']),
  ...wordsFor('blocked', ['blocked', 'blocklisted', 'blacklisted', 'suppressed', 'banned']),
]);

function wordsFor(standing: ImportStanding, words: readonly string[]): (readonly [string, ImportStanding])[] {
  return words.map((word) => [word, standing]);
}

// A word that is not known is never taken for a yes.
function standingOfWord(text: string): ReadStanding {
  if (text === '') return { unclear: 'Its status is empty.' };
  return (
    WORDS.get(text.toLowerCase()) ?? {
      unclear: `Its status "${text.slice(0, 40)}" is not known. Write subscribed, unsubscribed or bounced.`,
    }
  );
}

function standingOfFlag(cell: CellOf, column: string, wanting: 'true' | 'false'): ReadStanding {
  const flag = cell(column).toLowerCase();
  if (flag !== 'true' && flag !== 'false') return { unclear: `Its ${column} is neither true nor false.` };
  return flag === wanting ? 'confirmed' : 'unsubscribed';
}
