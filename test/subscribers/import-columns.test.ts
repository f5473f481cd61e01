import { describe, expect, it } from '@jest/globals';
import { readImportColumns } from '../../src/subscribers/import-columns.ts';

// The names of the columns as each system's own export has them.
const HEADERS = {
  mailchimp:
    'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS',
  mailchimpLeft:
    'Email Address,First Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS',
  mailchimpCleaned:
    'Email Address,First Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID,NOTES,TAGS',
  listmonk: 'uuid,email,name,attributes,status,created_at,updated_at',
  ghost:
    'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers',
  substack: 'email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at',
  waybill: 'id,address,status,since,suppressed_by',
};

function read(header: string, values: Readonly<Record<string, string>>) {
  const names = header.split(',');
  const columns = readImportColumns(names);
  if (columns.kind === 'problem') throw new Error(columns.problem);
  const row = columns.readRow(
    7,
    names.map((name) => values[name] ?? ''),
  );
  return { from: columns.source.name, row };
}

const row = (standing: string, agreed?: string) => ({
  kind: 'row',
  line: 7,
  address: 'ann@example.com',
  standing,
  ...(agreed === undefined ? {} : { agreed }),
});

describe('the columns of an export', () => {
  it.each([
    [
      'Mailchimp',
      HEADERS.mailchimp,
      { CONFIRM_TIME: '2023-06-25 17:38:27' },
      row('confirmed', '2023-06-25 17:38:27'),
    ],
    ['Mailchimp', HEADERS.mailchimp, {}, row('unconfirmed')],
    [
      'Mailchimp',
      HEADERS.mailchimpLeft,
      { OPTIN_TIME: '2023-01-02 03:04:05', UNSUB_TIME: '2024-02-01 09:00:00' },
      row('unsubscribed', '2023-01-02 03:04:05'),
    ],
    ['Mailchimp', HEADERS.mailchimpCleaned, { CLEAN_TIME: '2024-02-01 09:00:00' }, row('bounced')],
    [
      'listmonk',
      HEADERS.listmonk,
      { uuid: 'u', attributes: '{}', status: 'enabled', created_at: '2024-01-15 10:00:00.12345 +0000 UTC' },
      row('confirmed', '2024-01-15 10:00:00.12345 +0000 UTC'),
    ],
    ['listmonk', HEADERS.listmonk, { status: 'blocklisted' }, row('blocked')],
    ['listmonk', HEADERS.listmonk, { status: 'disabled' }, row('unsubscribed')],
    ['Ghost', HEADERS.ghost, { subscribed_to_emails: 'true' }, row('confirmed')],
    ['Ghost', HEADERS.ghost, { subscribed_to_emails: 'false' }, row('unsubscribed')],
    ['Ghost', HEADERS.ghost, { subscribed_to_emails: 'true', deleted_at: '2024-01-01' }, row('unsubscribed')],
    ['Substack', HEADERS.substack, { email_disabled: 'false' }, row('confirmed')],
    ['Substack', HEADERS.substack, { email_disabled: 'true' }, row('unsubscribed')],
    ['Waybill', HEADERS.waybill, { status: 'confirmed' }, row('confirmed')],
    ['Waybill', HEADERS.waybill, { status: 'pending' }, row('unconfirmed')],
    ['Waybill', HEADERS.waybill, { status: 'suppressed', suppressed_by: 'complaint' }, row('complained')],
    ['Waybill', HEADERS.waybill, { status: 'suppressed', suppressed_by: 'soft-bounces' }, row('bounced')],
    ['Waybill', HEADERS.waybill, { status: 'suppressed', suppressed_by: 'operator' }, row('blocked')],
    ['list', 'Name,E-mail,Status', { Status: 'Unsubscribed' }, row('unsubscribed')],
    ['list', 'email', {}, row('confirmed')],
  ])('of %s say where somebody stands: %s %j', (from, header, values, expected) => {
    const address = {
      'Email Address': 'ann@example.com',
      email: 'ann@example.com',
      address: 'ann@example.com',
    };
    expect(read(header, { ...address, 'E-mail': 'ann@example.com', ...values })).toEqual({
      from,
      row: expected,
    });
  });

  it('are known whatever their case and order, and the blanks around them', () => {
    expect(read(' STATUS ,EMAIL', { ' STATUS ': ' active ', EMAIL: ' Ann@Example.COM ' }).row).toEqual({
      ...row('confirmed'),
      address: 'Ann@example.com',
    });
  });

  it.each([
    ['name,phone', /no column with addresses/],
    ['ann@example.com,Ann', /does not begin with the names of its columns/],
    ['email,name,email', /two columns named "email"/],
  ])('are refused if nobody can tell where the addresses are: %s', (header, problem) => {
    expect(readImportColumns(header.split(','))).toEqual({
      kind: 'problem',
      problem: expect.stringMatching(problem),
    });
  });
});

describe('a row', () => {
  it.each([
    ['no address', 'email', '', /no address/],
    ['no domain', 'email', 'ann', /both sides of an @/],
    ['a header in it', 'email', 'ann@example.com\nBcc: eve@example.com', /letters before the @/],
    ['two addresses', 'email', 'ann@example.com bob@example.com', /letters before the @/],
    ['a status nobody knows', 'email,status', 'ann@example.com|maybe', /status "maybe" is not known/],
    ['an empty status', 'email,status', 'ann@example.com|', /status is empty/],
    ['a flag that is none', HEADERS.ghost, '1|ann@example.com', /neither true nor false/],
    ['a cell too many', 'email', 'ann@example.com|and more', /more cells than there are columns/],
  ])('with %s is rejected with its reason, never guessed at', (_name, header, cells, reason) => {
    const columns = readImportColumns(header.split(','));
    if (columns.kind === 'problem') throw new Error(columns.problem);
    expect(columns.readRow(3, cells.split('|'))).toEqual({
      kind: 'rejected',
      line: 3,
      reason: expect.stringMatching(reason),
      cells: cells.split('|'),
    });
  });

  it('may end with empty cells', () => {
    const columns = readImportColumns(['email']);
    expect(columns.kind === 'columns' && columns.readRow(2, ['ann@example.com', '', ' '])).toMatchObject({
      kind: 'row',
    });
  });

  it('has the apostrophe taken off that an export put before a formula', () => {
    const columns = readImportColumns(['email']);
    expect(columns.kind === 'columns' && columns.readRow(2, ["'=ann@example.com"])).toMatchObject({
      address: '=ann@example.com',
    });
  });
});
