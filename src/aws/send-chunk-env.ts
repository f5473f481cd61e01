import { z } from 'zod';
import { LinkKeys } from '../subscribers/link-keys.ts';
import { LocalUrl } from './local-url.ts';

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
  /** Where chunks come from. A local system has its queue in its own process. */
  CHUNK_QUEUE_URL: z.url().exactOptional(),
  CONFIGURATION_SET: z.string().min(1).exactOptional(),
  /**
   * Messages of one chunk on their way at the same time. 25 are enough for two senders at 400 a second and 60 ms
   * each; more of them would become unknown together if SES stopped answering.
   */
  SEND_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(25),
  /**
   * The part of SES's rate that all senders together use. What is left takes up the jitter of clocks and networks,
   * and is there for other mail of the account; above 0.95 the jitter alone would be throttled.
   */
  SEND_RATE_SHARE: z.coerce.number().min(0.01).max(0.95).default(0.8),
  SES_TIMEOUT_MS: z.coerce.number().int().min(1).default(15_000),
  /** How long a claim is believed. Must be longer than the Lambda may run. */
  CLAIM_SECONDS: z.coerce.number().min(1).default(300),
  LOCAL_DYNAMODB_URL: LocalUrl.exactOptional(),
  LOCAL_SES_URL: LocalUrl.exactOptional(),
});
export type SendChunkEnv = z.infer<typeof SendChunkEnv>;
