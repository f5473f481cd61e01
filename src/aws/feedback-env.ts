import { z } from 'zod';
import { BRAKE_LIMITS } from '../delivery/decide-brake.ts';
import { LocalUrl } from './local-url.ts';

const share = z.coerce.number().min(0).max(1);

/** Shares of an issue's sent messages, 0 to 1; past one of them the issue is paused. */
export const BrakeEnv = z.object({
  MAX_BOUNCE_SHARE: share.default(BRAKE_LIMITS.bounceShare),
  MAX_COMPLAINT_SHARE: share.default(BRAKE_LIMITS.complaintShare),
});

/** What the Feedback Lambda is told by its environment. */
export const FeedbackEnv = BrakeEnv.extend({
  TABLE_NAME: z.string().min(1),
  LOCAL_DYNAMODB_URL: LocalUrl.exactOptional(),
});
export type FeedbackEnv = z.infer<typeof FeedbackEnv>;
