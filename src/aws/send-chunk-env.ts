import { z } from 'zod';
import { LinkKeys } from '../subscribers/link-keys.ts';

// Only ever the machine itself: made-up credentials go with it.
const localUrl = z
  .string()
  .regex(
    /^http:\/\/127\.0\.0\.1:\d+$/,
    'A local address begins with http://127.0.0.1: and ends with its port',
  );

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'This is not JSON' });
    return z.NEVER;
  }
});

/** What the SendChunk Lambda is told by its environment. */
export const SendChunkEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** `{"current": "<key id>", "secrets": {"<key id>": "<secret>"}}` */
  LINK_KEYS: json.pipe(LinkKeys),
  CONFIGURATION_SET: z.string().min(1).exactOptional(),
  /** Messages of one chunk on their way at the same time. */
  SEND_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(10),
  SES_TIMEOUT_MS: z.coerce.number().int().min(1).default(15_000),
  /** How long a claim is believed. Must be longer than the Lambda may run. */
  CLAIM_SECONDS: z.coerce.number().min(1).default(300),
  LOCAL_DYNAMODB_URL: localUrl.exactOptional(),
  LOCAL_SES_URL: localUrl.exactOptional(),
});
export type SendChunkEnv = z.infer<typeof SendChunkEnv>;
