import { join } from 'node:path';
import { FolderIssueStore } from '../local/folder-issue-store.ts';
import { TABLE_NAME, type LocalEndpoints } from '../local/local-endpoints.ts';
import type { LocalSendResult } from '../local/send-locally.ts';
import type { Destination } from './destination.ts';

/**
 * The system of this machine.
 *
 * @param parts.folder holds all that it keeps
 * @param parts.withEndpoints gives the addresses of its services, and may start them for as long as they are used
 * @param parts.begin sends a published issue to its end
 */
export function localDestination(parts: {
  readonly folder: string;
  readonly withEndpoints: <T>(work: (endpoints: LocalEndpoints) => Promise<T>) => Promise<T>;
  readonly begin: (day: string) => Promise<LocalSendResult>;
}): Destination {
  const issues = new FolderIssueStore(join(parts.folder, 'issues'));
  return {
    id: 'local',
    name: 'This machine',
    note: 'No message leaves it: what is sent lands in the inbox here.',
    async use(work) {
      // The SDK takes its time to load, and most who preview a mail send nothing.
      const { connectDestinationSystem } = await import('./connect-destination-system.ts');
      return parts.withEndpoints(({ siteUrl, dynamodbUrl, sesUrl }) =>
        work(
          connectDestinationSystem({
            ...{ siteUrl, issues },
            table: { tableName: TABLE_NAME, localUrl: dynamodbUrl },
            mailer: { localUrl: sesUrl },
          }),
        ),
      );
    },
    begin: parts.begin,
  };
}
