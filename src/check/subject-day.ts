import type { Article } from '../digest/article.ts';
import { publicationDay } from '../digest/compose-digest-file.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/** The day that readers read an article or a digest on, `YYYY-MM-DD`; in the newsletter's zone, where that is known. */
export function subjectDay(value: Article | DigestFile, newsletter: Newsletter | undefined): string {
  if ('date' in value) return value.date;
  return newsletter ? publicationDay(value, newsletter) : value.published.slice(0, 10);
}
