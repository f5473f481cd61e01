import { compareDigests } from './compare-digests.ts';
import type { Comparison } from './comparison.ts';
import type { PreviewDesk } from './preview-desk.ts';

/** Holds a digest against the newest of an earlier day; undefined if it or every earlier one cannot be rendered. */
export async function compareWithLast(desk: PreviewDesk, id: string): Promise<Comparison | undefined> {
  const now = await desk.proof(id);
  if (!now) return undefined;
  const { rows } = await desk.list();
  // Fixtures are of another newsletter, or of none.
  const own = rows.find((row) => row.id === id);
  const earlier = rows.filter(
    ({ date, fixture }) => fixture === own?.fixture && date !== '' && date < now.composed.digest.date,
  );
  for (const row of earlier) {
    const last = await desk.proof(row.id);
    if (last) return compareDigests(last.composed, now.composed);
  }
  return undefined;
}
