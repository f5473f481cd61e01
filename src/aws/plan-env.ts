import { z } from 'zod';
import { ComposeEnv } from './compose-env.ts';

/** What the Plan Lambda is told by its environment: it composes, too, where nobody has. */
export const PlanEnv = ComposeEnv.extend({
  /** Where chunks go. A local system has its queue in its own process. */
  CHUNK_QUEUE_URL: z.url().exactOptional(),
});
export type PlanEnv = z.infer<typeof PlanEnv>;
