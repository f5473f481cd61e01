import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectTable } from '../aws/connect-table.ts';
import { createTable } from '../aws/create-table.ts';
import { startEmbeddedDynamo } from './embedded-dynamo.ts';
import type { KeptMessages } from './kept-messages.ts';
import { lockFolder } from './lock-folder.ts';
import { ENDPOINTS_FILE, TABLE_NAME, type LocalEndpoints } from './local-endpoints.ts';
import type { SesEvent } from './ses-event.ts';
import type { SesFaults } from './ses-faults.ts';
import { startSesStandIn } from './ses-stand-in.ts';

export interface LocalServicesOptions {
  /** Holds everything that the system keeps. Created if need be; one system at a time. */
  readonly folder: string;
  /** Where the links of messages lead on this machine, without a closing slash. */
  readonly siteUrl: string;
  /** Forgets what the folder has from the last time. */
  readonly isFresh?: boolean;
  /** Messages a second that the SES stand-in allows. */
  readonly maxSendRate?: number;
  /** Messages in 24 hours that it allows; no limit if absent. */
  readonly max24HourSend?: number;
  readonly onSesEvent?: (event: SesEvent) => void;
}

/** What stands in for AWS on this machine. */
export interface LocalServices {
  readonly endpoints: LocalEndpoints;
  readonly inbox: KeptMessages;
  readonly faults: SesFaults;
  /**
   * Tells of each request that writes to the table, from whatever process: many a second while an issue is sent.
   *
   * @returns ends the calls
   */
  onTableWrite(listener: () => void): () => void;
  close(): Promise<void>;
}

const DEFAULT_SEND_RATE = 200;

/**
 * Starts the embedded DynamoDB and the SES stand-in, and writes down where they listen for other processes of
 * this machine.
 *
 * @throws FolderInUseError if another process has the folder
 */
export async function startLocalServices(options: LocalServicesOptions): Promise<LocalServices> {
  const { folder, siteUrl } = options;
  await mkdir(folder, { recursive: true });
  const unlockFolder = await lockFolder(folder);
  if (options.isFresh) await forget(folder);

  const listeners = new Set<() => void>();
  const dynamo = await startEmbeddedDynamo(join(folder, 'dynamodb'), () => {
    for (const listener of listeners) listener();
  });
  const ses = await startSesStandIn({
    folder: join(folder, 'inbox'),
    maxSendRate: options.maxSendRate ?? DEFAULT_SEND_RATE,
    max24HourSend: options.max24HourSend ?? -1,
    now: () => new Date(),
    ...(options.onSesEvent ? { onEvent: options.onSesEvent } : {}),
  });
  await createTable(connectTable({ tableName: TABLE_NAME, localUrl: dynamo.url }));
  const endpoints: LocalEndpoints = { dynamodbUrl: dynamo.url, sesUrl: ses.url, siteUrl };
  await writeFile(join(folder, ENDPOINTS_FILE), JSON.stringify(endpoints));

  return {
    endpoints,
    inbox: ses.inbox,
    faults: ses.faults,
    onTableWrite(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      await rm(join(folder, ENDPOINTS_FILE), { force: true });
      await Promise.all([ses.close(), dynamo.close()]);
      await unlockFolder();
    },
  };
}

// Only once the folder is locked: what is in it may belong to a system that runs.
async function forget(folder: string): Promise<void> {
  const names = await readdir(folder);
  const kept = names.filter((name) => !name.startsWith('running.'));
  await Promise.all(kept.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
