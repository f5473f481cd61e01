import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { collectNotices } from './collect-notices.ts';

/** Ends the watching. */
export type StopWatching = () => void;

/**
 * Tells when a file has changed, or when a file or folder of that name has come or gone.
 *
 * @throws if the folder that it lies in is not there
 */
export function watchEntry(path: string, onChange: () => void): StopWatching {
  const notices = collectNotices(onChange);
  const watcher = watch(dirname(path), (_event, name) => {
    if (name === basename(path)) notices.add();
  });
  return () => {
    notices.cancel();
    watcher.close();
  };
}
