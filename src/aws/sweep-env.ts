import { z } from 'zod';
import { UNIT_PRICES } from '../delivery/unit-prices.ts';
import { BrakeEnv } from './feedback-env.ts';
import { LocalUrl } from './local-url.ts';

/** What the Sweep Lambda is told by its environment. */
export const SweepEnv = BrakeEnv.extend({
  TABLE_NAME: z.string().min(1),
  /** Where open chunks go again. A local system has its queue in its own process. */
  CHUNK_QUEUE_URL: z.url().exactOptional(),
  CONFIGURATION_SET: z.string().min(1).exactOptional(),
  /** How long a message may stay unknown while its events are waited for. */
  SETTLE_MINUTES: z.coerce.number().min(0).default(60),
  /** What becomes of it then; see docs/decisions on resending. */
  UNKNOWN_POLICY: z.enum(['resend', 'hold']).default('resend'),
  /** When nothing has changed for so long, open chunks are taken to be lost from the queue. */
  STALLED_MINUTES: z.coerce.number().min(0).default(15),
  /** Where the report goes; without it, it is stored and logged only. */
  REPORT_TO: z.string().min(3).exactOptional(),
  /** US dollars for 1,000 messages. The default is what new accounts pay; à la carte it is 0.10. */
  SES_PRICE_PER_THOUSAND: z.coerce.number().min(0).default(UNIT_PRICES.sesPerThousand),
  SES_TIMEOUT_MS: z.coerce.number().int().min(1).default(15_000),
  LOCAL_DYNAMODB_URL: LocalUrl.exactOptional(),
  LOCAL_SES_URL: LocalUrl.exactOptional(),
});
export type SweepEnv = z.infer<typeof SweepEnv>;
