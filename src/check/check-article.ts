import type { Article } from '../digest/article.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { applyLevels } from './apply-levels.ts';
import { checkFacts } from './check-facts.ts';
import type { CheckResult, CheckSubject } from './check-subject.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkQuotations } from './quotations.ts';

/**
 * Judges an article, or what stands around the articles of a digest, against the sources that it cites. The same
 * subject gives the same result: there is no clock in it.
 */
export function checkArticle(subject: CheckSubject<Article | DigestFile>): CheckResult {
  const results = subject.isIncomplete ? [] : [checkQuotations(subject), checkFacts(subject)];
  const findings = [...checkPlaceholders(subject.parsed), ...results.flatMap((result) => result.findings)];
  const isDraft = subject.parsed.value.status === 'draft';
  return {
    findings: applyLevels(findings, subject.newsletter).map((finding) =>
      // A draft goes nowhere, so that what is wrong with it stops nothing.
      isDraft && finding.level === 'error' ? { ...finding, level: 'warning' } : finding,
    ),
    records: results.flatMap((result) => result.records),
  };
}
