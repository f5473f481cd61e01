import { connectLocalSending, type LocalSending } from '../local/connect-local-sending.ts';
import type { LocalSweepSettings } from '../local/connect-local-sweep.ts';
import { findRunningSystem } from '../local/local-endpoints.ts';
import { startLocalSystem } from '../local/local-system.ts';
import { DEFAULT_SITE_URL, LOCAL_FOLDER } from './local-folder.ts';

export interface LocalPlace {
  /** Where the links of messages lead. */
  readonly siteUrl: string;
  /** Whether a local system runs whose inbox shows what is sent. */
  readonly isRunning: boolean;
}

/** Sends through the local system that runs, or through one that is started for it. */
export async function withLocalSending<T>(
  work: (sending: LocalSending, place: LocalPlace) => Promise<T>,
  sweepSettings: LocalSweepSettings = {},
): Promise<T> {
  const running = await findRunningSystem(LOCAL_FOLDER);
  const siteUrl = running?.siteUrl ?? DEFAULT_SITE_URL;
  const options = { folder: LOCAL_FOLDER, siteUrl, log: () => undefined, sweepSettings };
  const sending = running
    ? await connectLocalSending({ ...options, endpoints: running })
    : await startLocalSystem(options);
  try {
    return await work(sending, { siteUrl, isRunning: running !== undefined });
  } finally {
    await sending.close();
  }
}
