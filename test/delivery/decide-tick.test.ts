import { describe, expect, it } from '@jest/globals';
import { daysOfTick, decideTick, isOpenYesterday } from '../../src/delivery/decide-tick.ts';
import type { IssueRecord } from '../../src/delivery/issue-record.ts';
import { aNewsletter } from '../support/articles.ts';

// A Tuesday in summer: London is an hour ahead of UTC, and issues go out at 17:30 there.
const DAY = '2025-06-10';
const NEWSLETTER = aNewsletter();

function at(time: string, day = DAY): Date {
  return new Date(`${day}T${time}:00+01:00`);
}

function aRecord(fields: Partial<IssueRecord> = {}): IssueRecord {
  const meta = {
    ...{ id: DAY, revision: 1, contentHash: 'c', subject: '', preheader: '', from: '' },
    publishedAt: '2025-06-10T15:00:00.000Z',
  };
  return { meta, stage: { kind: 'ready' }, version: 1, ...fields };
}

const decide = (now: Date, record?: IssueRecord, newsletter = NEWSLETTER) =>
  decideTick({ newsletter, day: daysOfTick(newsletter, now).today, now, record });

const FILLED = { kind: 'sending', since: '', planned: 3, queue: { kind: 'filled' } } as const;
const FILLING = { kind: 'sending', since: '', planned: 3, queue: { kind: 'filling' } } as const;

describe('a tick', () => {
  it('does nothing before the send time', () => {
    expect(decide(at('17:29'), aRecord())).toEqual({ kind: 'too-early', from: '2025-06-10T16:30:00.000Z' });
  });

  it('begins the issue at the send time, to be begun within two hours', () => {
    expect(decide(at('17:30'), aRecord())).toEqual({ kind: 'plan', sendBy: '2025-06-10T18:30:00.000Z' });
  });

  it('composes at the send time if nobody has published an issue', () => {
    expect(decide(at('17:30'))).toMatchObject({ kind: 'compose' });
  });

  it('goes on with an issue whose planner was killed', () => {
    expect(decide(at('17:35'), aRecord({ stage: { kind: 'planning', since: '' } }))).toMatchObject({
      kind: 'plan',
    });
    expect(decide(at('17:35'), aRecord({ stage: FILLING }))).toMatchObject({ kind: 'plan' });
  });

  it('has nothing to do when everything is on the queue', () => {
    expect(decide(at('17:35'), aRecord({ stage: FILLED }))).toEqual({ kind: 'already' });
  });

  it('begins nothing after the send-by time, but finishes what was begun', () => {
    expect(decide(at('19:30'), aRecord())).toMatchObject({ kind: 'plan' });
    expect(decide(at('19:31'), aRecord())).toEqual({ kind: 'late', sendBy: '2025-06-10T18:30:00.000Z' });
    expect(decide(at('19:31'))).toMatchObject({ kind: 'late' });
    expect(decide(at('19:31'), aRecord({ stage: FILLING }))).toMatchObject({ kind: 'plan' });
  });

  it('leaves a paused issue alone, and does not call it late', () => {
    const paused = aRecord({ pause: { reason: 'operator', since: '' } });
    expect([decide(at('17:30'), paused), decide(at('23:00'), paused)]).toEqual([
      { kind: 'paused' },
      { kind: 'paused' },
    ]);
  });

  it('does nothing on a day that is no sending day, whatever is published', () => {
    const saturday = '2025-06-14';
    expect(decide(at('17:30', saturday))).toEqual({ kind: 'no-sending-day' });
    expect(decide(at('17:30', saturday), aRecord())).toEqual({ kind: 'no-sending-day' });
  });

  it('keeps the time that was set for one issue, on any day', () => {
    const record = aRecord({ sendAt: at('18:30', '2025-06-14').toISOString() });
    expect(decide(at('17:30', '2025-06-14'), record)).toMatchObject({ kind: 'too-early' });
    expect(decide(at('18:30', '2025-06-14'), record)).toEqual({
      kind: 'plan',
      sendBy: '2025-06-14T19:30:00.000Z',
    });
  });

  it('keeps the newsletter’s own send-by time', () => {
    const newsletter = aNewsletter({ sendBy: '17:45' });
    expect(decide(at('17:45'), aRecord(), newsletter)).toMatchObject({ kind: 'plan' });
    expect(decide(at('17:46'), aRecord(), newsletter)).toMatchObject({ kind: 'late' });
  });
});

describe('yesterday’s issue', () => {
  const NIGHT = aNewsletter({ sendTime: '23:00' });
  const after = (time: string) => at(time, '2025-06-11');
  const moved = aRecord({ sendAt: at('23:30').toISOString() });

  it('is looked at while it may go out after midnight, and for an hour to say that it did not', () => {
    const isOpen = (time: string) => isOpenYesterday(NIGHT, after(time), aRecord());
    expect(['00:30', '01:05', '02:00', '02:01'].map(isOpen)).toEqual([true, true, true, false]);
    const decided = (time: string) =>
      decideTick({ newsletter: NIGHT, day: DAY, now: after(time), record: aRecord() });
    expect(decided('00:30')).toMatchObject({ kind: 'plan' });
    expect(decided('01:05')).toMatchObject({ kind: 'late' });
  });

  it('is looked at after midnight when it was given a late time of its own', () => {
    const isOpen = (time: string) => isOpenYesterday(NEWSLETTER, after(time), moved);
    expect(['00:00', '01:30', '02:30', '02:31'].map(isOpen)).toEqual([true, true, true, false]);
    expect(isOpenYesterday(NEWSLETTER, after('00:00'), aRecord())).toBe(false);
    expect(isOpenYesterday(NEWSLETTER, after('00:00'), undefined)).toBe(false);
  });

  it('is not looked at any more when it was given an early time of its own', () => {
    const early = aRecord({ sendAt: at('12:00').toISOString() });
    expect(isOpenYesterday(NIGHT, after('00:30'), early)).toBe(false);
  });

  it('is gone on with at any hour until all of it is on the queue', () => {
    expect(isOpenYesterday(NEWSLETTER, after('16:00'), aRecord({ stage: FILLING }))).toBe(true);
    expect(isOpenYesterday(NIGHT, after('00:30'), aRecord({ stage: FILLED }))).toBe(false);
  });
});

describe('when the clocks change', () => {
  const early = aNewsletter({ sendTime: '01:30', weekdays: ['sun'] });
  const first = (day: string) =>
    decideTick({ newsletter: early, day, now: new Date(`${day}T00:00Z`), record: undefined });

  it('a send time that is skipped comes an hour later', () => {
    expect(first('2025-03-30')).toEqual({ kind: 'too-early', from: '2025-03-30T01:30:00.000Z' });
  });

  it('a send time that comes twice is the first of the two', () => {
    expect(first('2025-10-26')).toEqual({ kind: 'too-early', from: '2025-10-26T00:30:00.000Z' });
  });
});
