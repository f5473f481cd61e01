import { z } from 'zod';

/**
 * Why a day has no issue, or none that went out in time:
 * - `skipped`: too few articles, or only a draft; as the newsletter's settings want it
 * - `stopped`: its digest has errors
 * - `left-out`: it was composed without articles that have errors
 * - `no-issue`: the send time came, and there was nothing to send
 * - `refused`: the pre-flight let nothing out
 * - `late`: the send-by time passed before anything was begun
 */
export const DayNoteKind = z.enum(['skipped', 'stopped', 'left-out', 'no-issue', 'refused', 'late']);
export type DayNoteKind = z.infer<typeof DayNoteKind>;

/** What has happened on a day, in words for the editor. */
export const DayNote = z
  .object({
    /** `YYYY-MM-DD` */
    day: z.string(),
    kind: DayNoteKind,
    /** RFC 3339, UTC. */
    at: z.string(),
    text: z.string(),
  })
  .readonly();
export type DayNote = z.infer<typeof DayNote>;
