import { describe, expect, it } from '@jest/globals';
import { FeedbackEnv } from '../../src/aws/feedback-env.ts';
import { SweepEnv } from '../../src/aws/sweep-env.ts';

describe('the settings of sweep and feedback', () => {
  it('need a table and nothing else: an hour of waiting, one resending, the limits of AWS', () => {
    expect(SweepEnv.parse({ TABLE_NAME: 'waybill' })).toEqual({
      TABLE_NAME: 'waybill',
      SETTLE_MINUTES: 60,
      UNKNOWN_POLICY: 'resend',
      STALLED_MINUTES: 15,
      SES_PRICE_PER_THOUSAND: 0.16,
      SES_TIMEOUT_MS: 15_000,
      MAX_BOUNCE_SHARE: 0.05,
      MAX_COMPLAINT_SHARE: 0.001,
    });
    expect(FeedbackEnv.parse({ TABLE_NAME: 'waybill' })).toEqual({
      TABLE_NAME: 'waybill',
      MAX_BOUNCE_SHARE: 0.05,
      MAX_COMPLAINT_SHARE: 0.001,
    });
  });

  it.each([
    ['a policy that does not exist', { UNKNOWN_POLICY: 'forget' }],
    ['a share above all', { MAX_BOUNCE_SHARE: '5' }],
    ['a time that is none', { SETTLE_MINUTES: 'an hour' }],
    ['a stand-in that is not on this machine', { LOCAL_SES_URL: 'http://example.com:80' }],
  ])('refuse %s', (_what, setting) => {
    expect(SweepEnv.safeParse({ TABLE_NAME: 'waybill', ...setting }).success).toBe(false);
  });
});
