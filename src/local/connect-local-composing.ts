import { join } from 'node:path';
import { createHandler } from '../../lambdas/plan.ts';
import { ComposeEnv } from '../aws/compose-env.ts';
import { connectComposer, type ComposerFolders } from '../aws/connect-composer.ts';
import { connectPlanner } from '../aws/connect-planner.ts';
import type { ChunkQueue } from '../delivery/chunk-queue.ts';
import type { ComposeDayPorts } from '../delivery/compose-day.ts';
import type { Log } from '../delivery/log.ts';
import type { TickResult } from '../delivery/run-tick.ts';
import { contentKind } from '../digest/content-kind.ts';
import { loadContentFolder } from './content-folder.ts';
import { FolderDropStore } from './folder-drop-store.ts';
import { FolderIssueStore } from './folder-issue-store.ts';
import { TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';

export interface LocalComposingOptions {
  /** Of the local system. */
  readonly folder: string;
  /** Holds newsletter.yaml, content/ and drops/. */
  readonly root: string;
  readonly templatesFolder: string;
  readonly endpoints: LocalEndpoints;
  readonly log: Log;
}

/** Where articles are dropped, below the folder that holds newsletter.yaml. */
export const DROPS_FOLDER = 'drops';

/**
 * Connects what composes a day's digest from drops/. People and sources of content/ are known to it.
 *
 * @throws Error if newsletter.yaml or the templates cannot be read
 */
export async function connectLocalComposing(options: LocalComposingOptions): Promise<ComposeDayPorts> {
  return connectComposer(envOf(options), options.log, await foldersOf(options));
}

/**
 * Does what is due now, by the handler that a schedule calls in AWS.
 *
 * @throws Error if newsletter.yaml or the templates cannot be read
 */
export async function tickLocally(
  options: LocalComposingOptions & { readonly queue: ChunkQueue },
): Promise<TickResult> {
  const { queue, log } = options;
  const ports = await connectPlanner(envOf(options), log, { queue, folders: await foldersOf(options) });
  return createHandler(ports)();
}

function envOf({ root, templatesFolder, endpoints }: LocalComposingOptions): ComposeEnv {
  return ComposeEnv.parse({
    TABLE_NAME,
    CONFIGURATION_SET: 'local',
    SITE_URL: endpoints.siteUrl,
    NEWSLETTER_FILE: join(root, 'newsletter.yaml'),
    TEMPLATES_FOLDER: templatesFolder,
    LOCAL_DYNAMODB_URL: endpoints.dynamodbUrl,
    LOCAL_SES_URL: endpoints.sesUrl,
  });
}

async function foldersOf({ folder, root }: LocalComposingOptions): Promise<ComposerFolders> {
  const { files } = await loadContentFolder(root);
  return {
    drops: new FolderDropStore(join(root, DROPS_FOLDER)),
    issues: new FolderIssueStore(join(folder, 'issues')),
    standing: files.filter(({ path }) => ['people', 'source'].includes(contentKind(path) ?? '')),
  };
}
