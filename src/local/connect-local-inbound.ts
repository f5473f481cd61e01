import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressParser } from 'postal-mime';
import { createHandler } from '../../lambdas/inbound.ts';
import { connectInbound } from '../aws/connect-inbound.ts';
import { InboundEnv } from '../aws/inbound-env.ts';
import type { Log } from '../delivery/log.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { createRenderer } from '../email/create-renderer.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import { buildLetters } from '../subscribers/build-letters.ts';
import { refusedDomains } from '../subscribers/refused-domains.ts';
import type { InboundEnvelope } from '../subscribers/decide-inbound.ts';
import type { InboundResult } from '../subscribers/handle-inbound.ts';
import { readInboundMessage } from '../subscribers/inbound-message.ts';
import { FolderRawMailStore } from './folder-raw-mail-store.ts';
import { inboundEvent } from './inbound-event.ts';
import { TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';
import { loadLocalKeys } from './local-keys.ts';

/** Takes a raw mail as SES would, and says what became of it. */
export type LocalInbound = (
  raw: Uint8Array,
  envelope?: Partial<InboundEnvelope>,
) => Promise<InboundResult | undefined>;

// There is nobody here to look. Whoever hands in a mail may say otherwise.
const VERDICTS = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;

/**
 * Handles mail that comes in on this machine, by the handler that does so in AWS. What the envelope does not say is
 * taken from the header: the recipients from To, the return path from Return-Path, else From.
 *
 * @throws RenderError if a template of the letters is broken
 */
export async function connectLocalInbound(options: {
  readonly folder: string;
  readonly endpoints: LocalEndpoints;
  readonly newsletter: Newsletter;
  readonly templates: TemplateFiles;
  readonly log: Log;
}): Promise<LocalInbound> {
  const { folder, endpoints, newsletter, templates, log } = options;
  const keys = await loadLocalKeys(folder);
  const { render } = createRenderer(templates);
  const { siteUrl } = endpoints;
  const letters = await buildLetters({ render, newsletter, siteUrl, receivesMail: true });
  const files = join(folder, 'inbound.json');
  await writeFile(files, JSON.stringify({ newsletter, letters, refusedDomains: refusedDomains(newsletter) }));

  const env = InboundEnv.parse({
    TABLE_NAME,
    LINK_KEYS: JSON.stringify(keys.linkKeys),
    SUBSCRIBER_ID_KEY: keys.subscriberIdKey,
    CONFIGURATION_SET: 'local',
    SITE_FILES: files,
    LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
    LOCAL_SES_URL: endpoints.sesUrl,
  });
  const mails = new FolderRawMailStore(join(folder, 'inbound'));
  const handler = createHandler(connectInbound(env, log, mails), log);
  return async (raw, given = {}) => {
    const id = randomUUID();
    await mails.put(id, raw);
    const envelope = { ...(await envelopeOf(raw)), verdicts: VERDICTS, ...given };
    const [result] = await handler(inboundEvent({ id, time: new Date().toISOString(), envelope }));
    return result;
  };
}

async function envelopeOf(raw: Uint8Array): Promise<Pick<InboundEnvelope, 'recipients' | 'returnPath'>> {
  const read = await readInboundMessage(raw);
  if (read.kind === 'unreadable') return { recipients: [], returnPath: '' };
  const { headers, from } = read.message;
  const addresses = (field: string) =>
    (headers.get(field) ?? []).flatMap((value) => addressParser(value).map(({ address = '' }) => address));
  return {
    recipients: addresses('to').concat(addresses('cc')),
    returnPath: headers.has('return-path') ? (addresses('return-path')[0] ?? '') : (from[0] ?? ''),
  };
}
