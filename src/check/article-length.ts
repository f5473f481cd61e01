import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { measureExtent } from '../digest/measure-extent.ts';
import type { CheckSubject } from './check-subject.ts';

/** A target is no limit: only what is clearly beyond it is worth a word. */
const TOLERANCE = 1.25;

/** Compares the length of an article with the target of newsletter.yaml, if it has one. */
export function checkArticleLength({ parsed, newsletter }: CheckSubject): Finding[] {
  const { value, locate } = parsed;
  const target = newsletter?.articleWords;
  if (target === undefined || 'date' in value) return [];
  const { words, minutes } = measureExtent([{ type: 'article', number: 1, as: 'full', article: value }]);
  if (words <= target * TOLERANCE) return [];
  const message = `has ${words} words, about ${minutes} min, where newsletter.yaml aims at ${target} words. Shorten it, or show it "as: brief".`;
  return [
    { ...locate(['blocks']), rule: 'article-length', level: 'hint', path: formatPath(['blocks']), message },
  ];
}
