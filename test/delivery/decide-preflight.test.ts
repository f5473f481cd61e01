import { describe, expect, it } from '@jest/globals';
import { refuseAudience, refusePlanning, sandboxNotice } from '../../src/delivery/decide-preflight.ts';

const DAY = '2025-06-10';
const at = (time: string) => new Date(`2025-06-10T${time}Z`);
const quotaOf = (max24HourSend: number, sentLast24Hours = 0) => ({
  maxSendRate: 14,
  max24HourSend,
  sentLast24Hours,
});

describe('refusePlanning', () => {
  const facts = { issueId: DAY, now: at('06:00:00'), sendBy: undefined, isSendingEnabled: true };

  it('lets an issue through that is on time, to the second', () => {
    expect(refusePlanning(facts)).toBeUndefined();
    expect(refusePlanning({ ...facts, sendBy: '2025-06-10T08:00:00+02:00' })).toBeUndefined();
  });

  it('refuses an issue that is late, and says by how much', () => {
    expect(refusePlanning({ ...facts, now: at('09:11:01'), sendBy: '2025-06-10T08:00:00+02:00' })).toEqual({
      reason: 'late',
      message:
        'Issue 2025-06-10 was to be sent by 2025-06-10T08:00:00+02:00, which was 3 h 11 min ago. Nothing was sent. ' +
        'If it should go out all the same, plan it again with a later send-by time, or with none.',
    });
    expect(
      refusePlanning({ ...facts, now: at('06:00:00.001'), sendBy: '2025-06-10T06:00:00Z' })?.message,
    ).toContain('1 s ago');
  });

  it('refuses to begin what could not be sent', () => {
    expect(refusePlanning({ ...facts, isSendingEnabled: false })).toMatchObject({
      reason: 'sending-disabled',
      message: expect.stringContaining('switched off'),
    });
  });

  it('takes no guess at a time that is none', () => {
    expect(() => refusePlanning({ ...facts, sendBy: 'nine' })).toThrow(RangeError);
  });
});

describe('refuseAudience', () => {
  it.each([
    ['fits exactly', 9_500, quotaOf(50_000, 40_500)],
    ['meets no limit', 1_000_000, quotaOf(-1, 5_000_000)],
    ['is nobody', 0, quotaOf(100, 200)],
  ])('lets an audience through that %s', (_how, audience, quota) => {
    expect(refuseAudience({ issueId: DAY, audience, quota })).toBeUndefined();
  });

  it('refuses one that is too large by one, and says what would fit', () => {
    expect(refuseAudience({ issueId: DAY, audience: 9_501, quota: quotaOf(50_000, 40_500) })).toEqual({
      reason: 'daily-quota',
      message:
        'Issue 2025-06-10 has 9,501 subscribers, and SES takes 9,500 more messages now: it allows 50,000 in 24 hours, ' +
        'and 40,500 were sent in the last 24. That is 1 too many, so nothing was sent. What was sent yesterday leaves ' +
        'the count 24 hours after it was sent, so that later today there is room for all. ' +
        'Ask for a higher sending quota (Service Quotas, Amazon SES). The issue stays READY: plan it again then.',
    });
  });

  it('promises no room later for an audience that is larger than the quota', () => {
    const refusal = refuseAudience({ issueId: DAY, audience: 60_000, quota: quotaOf(50_000) });
    expect(refusal?.message).toContain('10,000 too many');
    expect(refusal?.message).not.toContain('later today');
  });

  it('counts no room below nothing', () => {
    expect(refuseAudience({ issueId: DAY, audience: 5, quota: quotaOf(1_000, 1_200) })?.message).toContain(
      'takes 0 more messages now',
    );
  });

  it('says what a limit of 200 a day most likely means', () => {
    const refusal = refuseAudience({ issueId: DAY, audience: 201, quota: quotaOf(200) });
    expect(refusal?.message).toContain('SES sandbox');
  });
});

describe('sandboxNotice', () => {
  it.each([
    [200, true],
    [201, false],
    [-1, false],
  ])('of a daily limit of %d: %s', (limit, isThere) => {
    expect(sandboxNotice(quotaOf(limit)) !== undefined).toBe(isThere);
  });
});
