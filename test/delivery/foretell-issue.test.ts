import { describe, expect, it } from '@jest/globals';
import { decideTick } from '../../src/delivery/decide-tick.ts';
import { foretellIssue } from '../../src/delivery/foretell-issue.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { rescheduleIssue } from '../../src/delivery/reschedule-issue.ts';
import { sayTime } from '../../src/delivery/say-time.ts';
import { aNewsletter } from '../support/articles.ts';
import { MemoryRecords } from './memory-stores.ts';

const DAY = '2025-06-10';
const newsletter = aNewsletter();
const at = (time: string) => new Date(`${DAY}T${time}:00+01:00`);

const READY: IssueRecord = {
  meta: { id: DAY, revision: 1, contentHash: 'c', subject: '', preheader: '', from: '', publishedAt: '' },
  stage: { kind: 'ready' },
  version: 1,
};
const SENDING: IssueRecord = {
  ...READY,
  stage: { kind: 'sending', since: 's', planned: 1, queue: { kind: 'filled' } },
};
const PAUSED: IssueRecord = { ...READY, pause: { reason: 'operator', since: '' } };

describe('what is foretold of an issue', () => {
  it.each([
    ['16:00', undefined, 'not-published', 'too-early'],
    ['16:00', READY, 'waits', 'too-early'],
    ['17:40', READY, 'waits', 'plan'],
    ['17:40', undefined, 'not-published', 'compose'],
    ['17:40', SENDING, 'begun', 'already'],
    ['17:40', PAUSED, 'paused', 'paused'],
    ['20:00', READY, 'late', 'late'],
  ])('at %s is what a tick does', (time, record, foretold, decided) => {
    const facts = { newsletter, day: DAY, now: at(time), record };
    expect([foretellIssue(facts).kind, decideTick(facts).kind]).toEqual([foretold, decided]);
  });

  it('names times as the newsletter’s people say them', () => {
    expect(sayTime(newsletter, at('17:30'))).toBe('17:30 on Tuesday 10 June (Europe/London)');
    expect(sayTime({ timeZone: 'Asia/Tokyo' }, at('17:30'))).toBe('01:30 on Wednesday 11 June (Asia/Tokyo)');
  });
});

describe('another time for one issue', () => {
  it('is kept with the issue until it is taken back', async () => {
    const records = new MemoryRecords();
    records.all.set(DAY, READY);
    const sendAt = at('18:30').toISOString();
    expect(await rescheduleIssue(records, DAY, sendAt)).toMatchObject({
      kind: 'rescheduled',
      record: { sendAt },
    });
    const facts = { newsletter, day: DAY, now: at('18:00'), record: records.all.get(DAY) };
    expect(foretellIssue(facts)).toMatchObject({
      kind: 'waits',
      isDue: false,
      window: { from: at('18:30'), until: at('20:30') },
    });
    expect(await rescheduleIssue(records, DAY, undefined)).toMatchObject({ kind: 'rescheduled' });
    expect(records.all.get(DAY)).toEqual({ ...READY, version: 3 });
  });

  it('cannot be given to an issue that is going out, or is not there', async () => {
    const records = new MemoryRecords();
    expect(await rescheduleIssue(records, DAY, 'x')).toEqual({ kind: 'no-issue' });
    records.all.set(DAY, SENDING);
    expect(await rescheduleIssue(records, DAY, 'x')).toEqual({ kind: 'begun' });
  });
});
