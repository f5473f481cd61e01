/**
 * Works on several items at a time. After the first 'stop' or the first error no further item is begun, and those
 * already begun are seen through: a message on its way must be settled before anybody hears of the trouble.
 *
 * @throws the first error, when nothing is in work any more
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<'go-on' | 'stop'>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const errors: unknown[] = [];
  let stopped = false;

  const worker = async (): Promise<void> => {
    while (!stopped) {
      const next = left.next();
      if (next.done) return;
      try {
        if ((await work(next.value)) === 'stop') stopped = true;
      } catch (error) {
        stopped = true;
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (errors.length > 0) throw errors[0];
}
