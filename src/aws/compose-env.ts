import { z } from 'zod';
import { WebEnv } from './web-env.ts';

/** What the Compose Lambda is told by its environment. */
export const ComposeEnv = WebEnv.pick({
  TABLE_NAME: true,
  CONFIGURATION_SET: true,
  ISSUE_BUCKET: true,
  SITE_URL: true,
  LOCAL_DYNAMODB_URL: true,
  LOCAL_SES_URL: true,
}).extend({
  /** Where upstream drops articles. A local system has a folder. */
  DROP_BUCKET: z.string().min(3).exactOptional(),
  /** Path of newsletter.yaml, beside the bundle. One in the bucket of drops stands before it for the digest's content. */
  NEWSLETTER_FILE: z.string().min(1),
  /** Path of a copy of templates/, beside the bundle. */
  TEMPLATES_FOLDER: z.string().min(1),
  SES_TIMEOUT_MS: z.coerce.number().int().min(1).default(15_000),
});
export type ComposeEnv = z.infer<typeof ComposeEnv>;
