import type { Parsed } from '../digest/content.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Place } from '../digest/finding.ts';
import { listAddresses } from '../digest/list-addresses.ts';

/** A link of the content, where it was written. */
export interface FoundLink extends Place {
  readonly url: string;
  readonly path: string;
}

/** All web addresses of an article, a digest or a source, in order. */
export function listLinks({ value, locate }: Parsed<unknown>): FoundLink[] {
  return listAddresses(value)
    .filter(({ url }) => /^https?:/.test(url))
    .map(({ url, path }) => ({ ...locate(path), url, path: formatPath(path) }));
}
