import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';
import { collectNotices } from './collect-notices.ts';
import { watchEntry, type StopWatching } from './watch-entry.ts';

/**
 * Tells when anything in a folder or below it has changed, at once and of one save several times. The folder may go
 * and come back, as when a branch is switched.
 *
 * Each folder has a watcher of its own: the recursive watcher of Node 20 on Linux follows files, and loses a
 * file for good when an editor saves it by renaming another over it.
 */
export function watchFolder(folder: string, onChange: () => void): StopWatching {
  const watchers = new Map<string, FSWatcher>();
  // What was saved in a new folder before it was watched made no notice.
  const searches = collectNotices(() => watchNewFolders() && onChange());
  const tell = () => {
    onChange();
    searches.add();
  };

  function watchNewFolders(): boolean {
    const found = foldersFrom(folder).filter((path) => !watchers.has(path));
    for (const path of found) watchOne(path);
    return found.some((path) => watchers.has(path));
  }

  function watchOne(path: string): void {
    try {
      const watcher = watch(path, (event, name) => {
        // A folder of that name may be another one now, and its watcher still with the old one.
        if (event === 'rename' && name) forget(join(path, name));
        tell();
      });
      watchers.set(
        path,
        watcher.on('error', () => forget(path)),
      );
    } catch {
      // Gone since it was listed: the watcher of the folder above it tells.
    }
  }

  function forget(gone: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== gone && !path.startsWith(gone + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }

  const stopWatchingItself = watchEntry(folder, () => {
    forget(folder);
    tell();
  });
  watchNewFolders();
  return () => {
    stopWatchingItself();
    searches.cancel();
    forget(folder);
  };
}

// Empty if the folder is not there: watchEntry tells when it is.
function foldersFrom(folder: string): string[] {
  try {
    const below = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    return [folder, ...below.map((entry) => join(entry.parentPath, entry.name))];
  } catch {
    return [];
  }
}
