import { z } from 'zod';
import { WebEnv } from './web-env.ts';

/** What the Inbound Lambda is told by its environment. */
export const InboundEnv = WebEnv.pick({
  TABLE_NAME: true,
  LINK_KEYS: true,
  SUBSCRIBER_ID_KEY: true,
  SITE_FILES: true,
  CONFIGURATION_SET: true,
  SIGN_UPS_PER_HOUR: true,
  NETWORK_SIGN_UPS_PER_HOUR: true,
  SES_TIMEOUT_MS: true,
  LOCAL_DYNAMODB_URL: true,
  LOCAL_SES_URL: true,
}).extend({
  /** Where the receipt rule's S3 action puts mails. A local system has them in a folder. */
  RAW_MAIL_BUCKET: z.string().min(3).exactOptional(),
  RAW_MAIL_PREFIX: z.string().default('inbound/'),
});
export type InboundEnv = z.infer<typeof InboundEnv>;
