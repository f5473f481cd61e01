import { articlePlaces } from '../digest/article-places.ts';
import type { Parsed } from '../digest/content.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { Finding } from '../digest/finding.ts';

/** Finds a digest that has nothing to read in it: it must not go out for having been saved too early. */
export function checkEmptyDigest({ value, locate }: Parsed<DigestFile>): Finding[] {
  if (articlePlaces(value).length > 0) return [];
  const level = value.status === 'draft' ? 'warning' : 'error';
  const message =
    'holds no article. Add one, such as ::article{id=london-talks}, or delete the file: a day without a digest is no mistake.';
  return [{ ...locate(['blocks']), rule: 'empty-digest', level, path: 'blocks', message }];
}
