import { z } from 'zod';
import { LocalUrl } from './local-url.ts';

/** What the ExpireRequests Lambda is told by its environment. */
export const ExpiryEnv = z.object({
  TABLE_NAME: z.string().min(1),
  LOCAL_DYNAMODB_URL: LocalUrl.exactOptional(),
});
export type ExpiryEnv = z.infer<typeof ExpiryEnv>;
