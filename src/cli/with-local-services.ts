import { findRunningSystem, type LocalEndpoints } from '../local/local-endpoints.ts';
import { startLocalServices } from '../local/local-services.ts';
import { DEFAULT_SITE_URL, LOCAL_FOLDER } from './local-folder.ts';

/**
 * Works with the services of the local system that runs, or with those that are started for it.
 *
 * @param siteUrl where links lead if none runs
 */
export async function withLocalServices<T>(
  work: (endpoints: LocalEndpoints) => Promise<T>,
  siteUrl = DEFAULT_SITE_URL,
): Promise<T> {
  const running = await findRunningSystem(LOCAL_FOLDER);
  if (running) return work(running);
  const services = await startLocalServices({ folder: LOCAL_FOLDER, siteUrl });
  try {
    return await work(services.endpoints);
  } finally {
    await services.close();
  }
}
