import type { CheckResult, CheckSubject } from './check-subject.ts';

interface Remembered {
  readonly inputs: readonly unknown[];
  readonly result: CheckResult;
}

const REMEMBERED = new WeakMap<CheckSubject['parsed'], Remembered>();

/**
 * Checks a subject once for as long as nothing of it changes: in the studio, one article of forty has been saved, and
 * a person waits for the page.
 */
export function rememberResult<S extends CheckSubject>(
  subject: S,
  check: (subject: S) => CheckResult,
): CheckResult {
  const { parsed, sources, people, newsletter, isIncomplete } = subject;
  // People are put together anew with every reading; each of them stays the same value.
  const inputs = [isIncomplete, newsletter, ...sources, ...Object.keys(people), ...Object.values(people)];
  const known = REMEMBERED.get(parsed);
  if (known && isSame(known.inputs, inputs)) return known.result;
  const result = check(subject);
  REMEMBERED.set(parsed, { inputs, result });
  return result;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
