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
  const known = recallResult(subject);
  if (known) return known;
  const result = check(subject);
  REMEMBERED.set(subject.parsed, { inputs: inputsOf(subject), result });
  return result;
}

/** What came of a subject before; undefined if it was not checked yet, or something of it has changed. */
export function recallResult(subject: CheckSubject): CheckResult | undefined {
  const known = REMEMBERED.get(subject.parsed);
  return known && isSame(known.inputs, inputsOf(subject)) ? known.result : undefined;
}

// People are put together anew with every reading; each of them stays the same value.
function inputsOf({ sources, people, newsletter, isIncomplete }: CheckSubject): unknown[] {
  return [isIncomplete, newsletter, ...sources, ...Object.keys(people), ...Object.values(people)];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
