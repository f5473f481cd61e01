import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHandler } from '../../lambdas/web.ts';
import { connectSite } from '../aws/connect-site.ts';
import { WebEnv } from '../aws/web-env.ts';
import type { Log } from '../delivery/log.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { createRenderer } from '../email/create-renderer.ts';
import type { TemplateFiles } from '../email/template-files.ts';
import { buildSiteFiles } from '../site/build-site-files.ts';
import type { IssuePages } from '../site/issue-pages.ts';
import { buildLetters } from '../subscribers/build-letters.ts';
import { TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';
import { loadLocalKeys } from './local-keys.ts';
import { createWebEvent, readWebResult } from './web-event.ts';

export interface LocalSiteOptions {
  /** Of the local system. What lies beside the Lambda in AWS is written there. */
  readonly folder: string;
  readonly endpoints: LocalEndpoints;
  readonly newsletter: Newsletter;
  readonly templates: TemplateFiles;
  readonly issues: IssuePages;
  readonly log: Log;
}

/** Answers a request to the public site. `ip` is whoever has connected. */
export type LocalSite = (request: Request, ip: string) => Promise<Response>;

/**
 * Serves the public site on this machine, through the handler that serves it in AWS.
 *
 * @throws RenderError if a template is broken
 */
export async function connectLocalSite(options: LocalSiteOptions): Promise<LocalSite> {
  const { folder, endpoints, issues, log } = options;
  const keys = await loadLocalKeys(folder);
  const files = join(folder, FILES);
  await writeFile(files, JSON.stringify(await buildFiles(options)));

  const env = WebEnv.parse({
    TABLE_NAME,
    LINK_KEYS: JSON.stringify(keys.linkKeys),
    SUBSCRIBER_ID_KEY: keys.subscriberIdKey,
    CONFIGURATION_SET: 'local',
    SITE_URL: endpoints.siteUrl,
    SITE_FILES: files,
    LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
    LOCAL_SES_URL: endpoints.sesUrl,
  });
  const handler = createHandler(connectSite(env, log, issues));
  return async (request, ip) => readWebResult(await handler(await createWebEvent(request, ip)));
}

const FILES = 'site.json';

async function buildFiles({ newsletter, templates, endpoints }: LocalSiteOptions) {
  const { render } = createRenderer(templates);
  const letters = await buildLetters({
    render,
    newsletter,
    siteUrl: endpoints.siteUrl,
    receivesMail: true,
  });
  return buildSiteFiles({ newsletter, templates, letters });
}
