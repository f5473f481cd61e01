import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX, KeptMessages } from '../local/kept-messages.ts';
import { collectNotices } from './collect-notices.ts';
import type { Inbox } from './inbox.ts';
import { watchEntry, type StopWatching } from './watch-entry.ts';

/** An inbox over the messages that another process keeps in a folder. It follows what is added there. */
export async function openKeptInbox(folder: string): Promise<Inbox & { readonly close: StopWatching }> {
  await mkdir(folder, { recursive: true });
  let kept = await KeptMessages.open(folder);
  const listeners = new Set<() => void>();
  // One after the other, so that the last is the newest. An index that is just being written is read again then.
  let reading: Promise<void> = Promise.resolve();
  const readAgain = async () => {
    kept = await KeptMessages.open(folder);
    for (const listener of listeners) listener();
  };
  const additions = collectNotices(() => {
    reading = reading.then(readAgain).catch(() => undefined);
  });
  const stopWatching = watchEntry(join(folder, INDEX), () => additions.add());
  return {
    list: () => kept.list(),
    read: (messageId) => kept.read(messageId),
    onMessage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      stopWatching();
      additions.cancel();
    },
  };
}
