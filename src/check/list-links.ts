import type { Parsed } from '../digest/content.ts';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import type { Place } from '../digest/finding.ts';

/** A link of the content, where it was written. */
export interface FoundLink extends Place {
  readonly url: string;
  readonly path: string;
}

/** All web addresses of an article, a digest or a source, in order. */
export function listLinks({ value, locate }: Parsed<unknown>): FoundLink[] {
  const links: FoundLink[] = [];
  const visit = (field: unknown, path: FieldPath): void => {
    if (typeof field === 'string') {
      if (path.at(-1) === 'url' && /^https?:/.test(field))
        links.push({ ...locate(path), url: field, path: formatPath(path) });
    } else if (Array.isArray(field)) {
      field.forEach((entry: unknown, index) => visit(entry, [...path, index]));
    } else if (typeof field === 'object' && field !== null) {
      for (const [name, entry] of Object.entries(field)) visit(entry, [...path, name]);
    }
  };
  visit(value, []);
  return links;
}
