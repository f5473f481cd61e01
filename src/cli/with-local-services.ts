import { findRunningSystem, type LocalEndpoints } from '../local/local-endpoints.ts';
import { startLocalServices } from '../local/local-services.ts';
import { DEFAULT_SITE_URL, LOCAL_FOLDER } from './local-folder.ts';

/** Works with the services of the local system that runs, or with those that are started for it. */
export async function withLocalServices<T>(work: (endpoints: LocalEndpoints) => Promise<T>): Promise<T> {
  const running = await findRunningSystem(LOCAL_FOLDER);
  if (running) return work(running);
  const services = await startLocalServices({ folder: LOCAL_FOLDER, siteUrl: DEFAULT_SITE_URL });
  try {
    return await work(services.endpoints);
  } finally {
    await services.close();
  }
}
