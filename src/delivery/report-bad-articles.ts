import { formatFinding } from '../digest/finding.ts';
import type { Drop, DropStore } from './drop-store.ts';
import type { JudgedDrop } from './judge-drop.ts';
import type { Log } from './log.ts';

/**
 * Leaves a report beside each article that has errors, and takes away those of articles that are right again. What was
 * reported before in the same words is not reported again.
 *
 * @param input.consequence what the errors stop, as a sentence
 */
export async function reportBadArticles(
  { drops, log }: { readonly drops: DropStore; readonly log: Log },
  input: {
    readonly day: string;
    readonly reports: Drop['reports'];
    readonly badArticles: JudgedDrop['badArticles'];
    readonly consequence: string;
  },
): Promise<void> {
  const { day, reports, badArticles, consequence } = input;
  for (const [file, findings] of badArticles) {
    const text = [
      `${file}: ${consequence}`,
      '',
      ...findings.map(formatFinding),
      '',
      'Put this right and drop the file again under the same name. This report goes away then.',
      '',
    ].join('\n');
    if (reports.get(file) === text) continue;
    await drops.putReport(file, text);
    log('drop.article.bad', { day, file, errors: findings.length });
  }
  for (const file of reports.keys()) if (!badArticles.has(file)) await drops.removeReport(file);
}
