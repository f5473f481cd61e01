import type { DayNote } from './day-note.ts';

/** Where the notes of days are kept; one of each kind a day, the first. */
export interface DayNotes {
  list(day: string): Promise<readonly DayNote[]>;
  /** A note of the same kind that is there already stays. */
  save(note: DayNote): Promise<void>;
}
