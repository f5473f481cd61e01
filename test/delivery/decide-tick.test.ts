import { describe, expect, it } from '@jest/globals';
import { dayOfTick, decideTick } from '../../src/delivery/decide-tick.ts';
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
  decideTick({ newsletter, day: dayOfTick(newsletter, now), now, record });

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

  it('is about yesterday while yesterday’s issue may go out after midnight', () => {
    const night = aNewsletter({ sendTime: '23:00' });
    expect(dayOfTick(night, at('00:30', '2025-06-11'))).toBe(DAY);
    expect(decide(at('00:30', '2025-06-11'), aRecord(), night)).toMatchObject({ kind: 'plan' });
    expect(decide(at('01:05', '2025-06-11'), aRecord(), night)).toMatchObject({ kind: 'late' });
    expect(dayOfTick(night, at('02:01', '2025-06-11'))).toBe('2025-06-11');
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
