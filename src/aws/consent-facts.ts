import { z } from 'zod';

/** A consent record as it stands in an item of the table. */
export const ConsentFacts = z.object({
  at: z.string(),
  step: z.enum(['request', 'confirm', 'unsubscribe', 'leave-address', 'import', 'add', 'suppress', 'clear']),
  how: z.enum(['form', 'one-click', 'mail', 'import', 'operator']),
  wording: z.string().exactOptional(),
  source: z.string().exactOptional(),
  ipHash: z.string().exactOptional(),
  userAgentHash: z.string().exactOptional(),
});
