import { checkAbsentDays } from './absent-days.ts';
import { checkAnonymous } from './anonymous.ts';
import type { CheckResult, CheckSubject } from './check-subject.ts';
import { checkArticleLength } from './article-length.ts';
import { checkCopiedRuns } from './copied-runs.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkFigures } from './figures.ts';
import { checkLeftOut } from './left-out.ts';
import { checkNames } from './names.ts';
import { checkProseDates } from './prose-dates.ts';
import { checkProseNumbers } from './prose-numbers.ts';
import { checkSourceDates } from './source-dates.ts';
import { checkSourcing } from './sourcing.ts';
import { checkTextMarks } from './text-marks.ts';
import { checkTitles } from './titles.ts';

/** All that is compared with the sources, with people.yaml and with the calendar, but for the quotations. */
export function checkFacts(subject: CheckSubject): CheckResult {
  const { findings, records } = readsEnglish(subject) ? checkInEnglish(subject) : NOTHING;
  return {
    findings: [
      ...findings,
      ...checkSourceDates(subject),
      ...checkSourcing(subject),
      ...checkTextMarks(subject.parsed),
      ...checkCopiedRuns(subject),
      ...checkArticleLength(subject),
    ],
    records,
  };
}

const NOTHING: CheckResult = { findings: [], records: [] };

// Numbers in words, units, months and titles are read as English writes them. In another language nothing would be
// found where it stands, and every figure would be called absent.
function readsEnglish({ newsletter }: CheckSubject): boolean {
  return newsletter === undefined || /^en\b/.test(newsletter.language);
}

function checkInEnglish(subject: CheckSubject): CheckResult {
  const compared = [checkFigures(subject), checkDeadlines(subject)];
  return {
    findings: [
      ...compared.flatMap(({ findings }) => findings),
      ...checkProseNumbers(subject),
      ...checkTitles(subject),
      ...checkNames(subject),
      ...checkProseDates(subject),
      ...checkAbsentDays(subject),
      ...checkAnonymous(subject),
      ...checkLeftOut(subject),
    ],
    records: compared.flatMap(({ records }) => records),
  };
}
