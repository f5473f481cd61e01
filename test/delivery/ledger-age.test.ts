import { describe, expect, it } from '@jest/globals';
import type { IssueRecord, IssueStage } from '../../src/delivery/issue-record.ts';
import {
  isAudienceStale,
  isClosedByAge,
  mayLackEntries,
  sayClosedByAge,
} from '../../src/delivery/ledger-age.ts';

const SINCE = '2025-06-10T06:00:00.000Z';

const after = (days: number) => new Date(Date.parse(SINCE) + days * 86_400_000);

const record = (stage: IssueStage): IssueRecord => ({
  meta: {
    ...{ id: '2025-06-10', revision: 1, contentHash: 'c', subject: '', preheader: '', from: '' },
    publishedAt: SINCE,
  },
  stage,
  version: 1,
});

const SENDING = record({ kind: 'sending', since: SINCE, planned: 1, queue: { kind: 'filled' } });
const PLANNING = record({ kind: 'planning', since: SINCE });
const REFUSED = record({ kind: 'ready', audienceSince: SINCE });
const READY = record({ kind: 'ready' });

describe('the age of an issue', () => {
  it('closes it a month before the first of its entries may be deleted', () => {
    expect([59.9, 60, 400].map((days) => isClosedByAge(SENDING, after(days)))).toEqual([false, true, true]);
    expect([89.9, 90, 400].map((days) => mayLackEntries(SENDING, after(days)))).toEqual([false, true, true]);
  });

  it('says nothing of an issue whose sending has not begun', () => {
    for (const one of [PLANNING, REFUSED, READY])
      expect([isClosedByAge(one, after(400)), mayLackEntries(one, after(400))]).toEqual([false, false]);
  });

  it('makes an audience stale that would be deleted before the issue is closed', () => {
    const days = [27.9, 28];
    expect(days.map((many) => isAudienceStale(PLANNING, after(many)))).toEqual([false, true]);
    expect(days.map((many) => isAudienceStale(REFUSED, after(many)))).toEqual([false, true]);
    expect([READY, SENDING].map((one) => isAudienceStale(one, after(400)))).toEqual([false, false]);
  });

  it('is told in a sentence that says what would happen otherwise', () => {
    expect(sayClosedByAge(SENDING)).toBe(
      'Issue 2025-06-10 began on 2025-06-10 and is closed after 60 days: nothing of it is sent any more. What became of each message is kept for 90 days, and without it somebody would get the issue twice.',
    );
  });
});
