import type { Content, ContentFile } from '../digest/content.ts';
import { compareFindings, type Finding } from '../digest/finding.ts';
import { parseContent } from '../digest/parse-content.ts';
import { checkEmptyDigest } from './empty-digest.ts';
import { checkPlaceholders } from './placeholders.ts';

/**
 * Reads all files of a newsletter, and judges what could be read.
 *
 * @param unreadable what whoever loaded the files could not load
 */
export function parseAndCheckContent(
  files: readonly ContentFile[],
  unreadable: readonly Finding[] = [],
): Content {
  const content = parseContent(files, unreadable);
  const checked = [
    ...[...content.articles, ...content.digests].flatMap(checkPlaceholders),
    ...content.digests.flatMap(checkEmptyDigest),
  ];
  return { ...content, findings: [...content.findings, ...checked].toSorted(compareFindings) };
}
