import type { Source } from '../digest/source.ts';

/**
 * Remembers what was read from a source, as a source never changes while it is held: an editor waits while the one
 * article that was saved is checked against the same sources once more.
 */
export function perSource<T>(read: (source: Source) => T): (source: Source) => T {
  const known = new WeakMap<Source, { readonly result: T }>();
  return (source) => {
    const found = known.get(source) ?? { result: read(source) };
    known.set(source, found);
    return found.result;
  };
}
