/** For whoever is ended at some moment: work that comes in pages stops by itself before it, between two of them. */
export interface TimeLimit {
  /** Absent, there is no end to the time. */
  readonly until: Date | undefined;
}

/** Whether the time that somebody was given is up. */
export function isTimeUp({ now }: { readonly now: () => Date }, until: Date | undefined): boolean {
  return until !== undefined && now() >= until;
}
