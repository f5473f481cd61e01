import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Ends the watching. */
export type StopWatching = () => void;

/**
 * Tells when a file has changed, or when a file or folder of that name has come or gone; of one save several times.
 *
 * @throws if the folder that it lies in is not there
 */
export function watchEntry(path: string, onChange: () => void): StopWatching {
  const watcher = watch(dirname(path), (_event, name) => {
    if (name === basename(path)) onChange();
  });
  // Some systems say so when the folder goes: there is nothing to be told of any more.
  watcher.on('error', () => watcher.close());
  return () => watcher.close();
}
