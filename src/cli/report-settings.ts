import type { Content } from '../digest/content.ts';
import type { LocalSweepSettings } from '../local/connect-local-sweep.ts';

/** Has the report of an issue mailed to where replies of its readers go. */
export function reportSettings({ newsletter }: Content): LocalSweepSettings {
  return newsletter ? { reportTo: newsletter.replyTo } : {};
}
