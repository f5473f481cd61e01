import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../delivery/log.ts';
import type { InboundPorts } from '../subscribers/handle-inbound.ts';
import { LetterTemplates } from '../subscribers/letters.ts';
import type { RawMailStore } from '../subscribers/raw-mail-store.ts';
import { connectSubscriptions } from './connect-subscriptions.ts';
import type { InboundEnv } from './inbound-env.ts';
import { S3RawMailStore } from './s3-raw-mail-store.ts';

/** The part of the site's files that inbound mail needs. */
const InboundFiles = z.object({
  newsletter: z.object({ site: z.string(), from: z.string() }),
  letters: LetterTemplates,
  refusedDomains: z.array(z.string()).readonly(),
});

/**
 * All that inbound mail needs: the site's files, the table, SES for letters, and where the mails wait.
 *
 * @param mails where they wait, if not in a bucket
 * @throws Error if the site's files cannot be read, or there is neither a bucket nor another place of the mails
 */
export function connectInbound(env: InboundEnv, log: Log, mails: RawMailStore = bucketOf(env)): InboundPorts {
  const { newsletter, ...files } = InboundFiles.parse(JSON.parse(readFileSync(env.SITE_FILES, 'utf8')));
  return {
    mails,
    subscriptions: connectSubscriptions(env, { ...files, log }),
    identity: { site: newsletter.site, sender: newsletter.from },
  };
}

function bucketOf({ RAW_MAIL_BUCKET, RAW_MAIL_PREFIX }: InboundEnv): S3RawMailStore {
  if (RAW_MAIL_BUCKET === undefined)
    throw new Error('RAW_MAIL_BUCKET is not set. Set it to the bucket that the receipt rule keeps mails in.');
  return new S3RawMailStore({ bucket: RAW_MAIL_BUCKET, prefix: RAW_MAIL_PREFIX });
}
