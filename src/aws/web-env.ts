import { z } from 'zod';
import { DEFAULT_CAPS } from '../subscribers/subscribe-limits.ts';
import { LocalUrl } from './local-url.ts';
import { SendChunkEnv } from './send-chunk-env.ts';

const cap = z.coerce.number().int().min(1);

/** What the Web Lambda is told by its environment. */
export const WebEnv = SendChunkEnv.pick({
  TABLE_NAME: true,
  LINK_KEYS: true,
  CONFIGURATION_SET: true,
  LOCAL_DYNAMODB_URL: true,
  LOCAL_SES_URL: true,
}).extend({
  /** Where the documents of issues are. A local system has them in a folder. */
  ISSUE_BUCKET: z.string().min(3).exactOptional(),
  /** Never changes: every subscriber's id hangs on it. */
  SUBSCRIBER_ID_KEY: z.string().min(32),
  /** Without a closing slash. */
  SITE_URL: z.union([z.url({ protocol: /^https$/ }).regex(/[^/]$/), LocalUrl]),
  /** Path of the JSON that `buildSiteFiles` made, beside the bundle. */
  SITE_FILES: z.string().min(1),
  /** Sign-ups an hour: from one network, and in total. */
  NETWORK_SIGN_UPS_PER_HOUR: cap.default(DEFAULT_CAPS.networkPerHour),
  SIGN_UPS_PER_HOUR: cap.default(DEFAULT_CAPS.totalPerHour),
  /** The page waits for the letter that it announces, and a person for the page. */
  SES_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
});
export type WebEnv = z.infer<typeof WebEnv>;
