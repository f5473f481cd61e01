import type { Parsed } from '../digest/content.ts';
import { didYouMean } from '../digest/did-you-mean.ts';
import type { Finding } from '../digest/finding.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { RULES } from './rules.ts';

/** Judges the levels that newsletter.yaml wants: rules that do not exist, and gates that may not be opened. */
export function checkLevels({ value, locate }: Parsed<Newsletter>): Finding[] {
  return Object.entries(value.checks).flatMap(([id, level]): Finding[] => {
    const message = findFault(id, level);
    if (message === undefined) return [];
    const place = locate(['checks', id]);
    return [{ ...place, rule: 'check-level', level: 'error', path: `checks.${id}`, message }];
  });
}

function findFault(id: string, level: string): string | undefined {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) {
    const meant = didYouMean(
      id,
      RULES.map((known) => known.id),
    );
    return `there is no rule "${id}". ${meant}Correct the id, or delete the line; docs/checks lists the rules.`;
  }
  if (rule.isGate && level !== rule.level) {
    return `the rule "${id}" is always ${rule.level === 'error' ? 'an error' : `a ${rule.level}`}, since a digest that breaks it would not reach its readers whole. Delete the line.`;
  }
  return undefined;
}
