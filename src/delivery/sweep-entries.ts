import { decideSweep, type SweepRules } from './decide-sweep.ts';
import { reviseEntries, type ReviseEntriesPorts } from './revise-entries.ts';

export interface SweptEntries {
  readonly counts: {
    /** Claims that expired and became unknown. */
    readonly expired: number;
    /** Unknown messages that are to be sent once more. */
    readonly reopened: number;
    /** Unknown messages that were left at that. */
    readonly held: number;
  };
  /** Whose messages are to be sent once more. */
  readonly reopened: ReadonlySet<string>;
  /** The latest change before this sweep, which is no sign of a living sender; RFC 3339, UTC. Absent without entries. */
  readonly changedAt: string | undefined;
}

/** Does to each entry of an issue what time demands. */
export async function sweepEntries(
  ports: ReviseEntriesPorts,
  issueId: string,
  rules: SweepRules,
): Promise<SweptEntries> {
  let changedAt: string | undefined;
  const counts = { expired: 0, held: 0 };
  const reopened = new Set<string>();
  const revised = reviseEntries(ports, issueId, (entry) => {
    if (changedAt === undefined || entry.at > changedAt) changedAt = entry.at;
    return decideSweep(entry, rules);
  });
  for await (const { subscriberId, revision } of revised) {
    if (revision.to?.state === 'UNKNOWN') counts.expired += 1;
    if (revision.to?.state === 'HELD') counts.held += 1;
    if (revision.to?.state === 'RELEASED') reopened.add(subscriberId);
  }
  return { counts: { ...counts, reopened: reopened.size }, reopened, changedAt };
}
