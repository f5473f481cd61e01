/** One point of a checkup, for somebody who has never used SES. */
export interface Diagnosis {
  /** Stable, such as `dkim`. */
  readonly point: string;
  /** `not-known` is what nobody can tell from here, or what could not be asked. */
  readonly state: 'fine' | 'to-do' | 'not-known';
  /** What was found, and what to do if something is; whole sentences, no addresses. */
  readonly message: string;
}

export function fine(point: string, message: string): Diagnosis {
  return { point, state: 'fine', message };
}

export function toDo(point: string, message: string): Diagnosis {
  return { point, state: 'to-do', message };
}

export function notKnown(point: string, message: string): Diagnosis {
  return { point, state: 'not-known', message };
}
