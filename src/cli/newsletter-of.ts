import type { Newsletter } from '../digest/newsletter.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject } from './load-project.ts';

/**
 * The newsletter of the current folder.
 *
 * @throws UsageError if newsletter.yaml is missing or broken
 */
export async function newsletterOf(): Promise<Newsletter> {
  const { newsletter } = (await loadProject()).content;
  if (newsletter) return newsletter;
  throw new UsageError('newsletter.yaml is missing or broken. Run: npx waybill check newsletter.yaml');
}
