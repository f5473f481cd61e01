import type { Newsletter } from '../digest/newsletter.ts';
import type { Finding } from '../digest/finding.ts';

/**
 * Gives findings the levels that newsletter.yaml wants for their rules, and drops those of rules that are off.
 * What is said of a draft never stops a digest, whatever its level: the caller has seen to that.
 */
export function applyLevels(findings: readonly Finding[], newsletter: Newsletter | undefined): Finding[] {
  const levels = newsletter?.checks ?? {};
  return findings.flatMap((finding) => {
    const level = Object.hasOwn(levels, finding.rule) ? levels[finding.rule] : undefined;
    if (level === 'off') return [];
    return [level === undefined || level === finding.level ? finding : { ...finding, level }];
  });
}
