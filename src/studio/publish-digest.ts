import { composeFor } from './compose-for.ts';
import type { Destination } from './destination.ts';
import { judgePublication } from './judge-publication.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Publishing, PublishVerdict } from './publish-verdict.ts';
import { saySchedule } from './say-schedule.ts';

interface Question {
  readonly desk: PreviewDesk;
  readonly destination: Destination;
  /** Of the digest. */
  readonly id: string;
  readonly now: Date;
}

/** What publishing a digest would do; nothing is done. Undefined if there is no such digest. */
export async function weighPublishing({
  desk,
  destination,
  id,
  now,
}: Question): Promise<PublishVerdict | undefined> {
  return destination.use(async (system) => {
    const composition = await composeFor(desk, id, system.siteUrl);
    if (composition?.kind !== 'composed') return composition;
    const judged = await judgePublication(system, composition, now);
    return judged.kind === 'refused' ? judged : { kind: judged.kind, ...judged.facts };
  });
}

/**
 * Publishes a digest if it is still what a person was shown the verdict of.
 *
 * @param input.seen of that verdict
 */
export async function publishDigest({
  desk,
  destination,
  id,
  now,
  seen,
}: Question & { readonly seen: string }): Promise<Publishing | undefined> {
  return destination.use(async (system) => {
    const composition = await composeFor(desk, id, system.siteUrl);
    if (composition?.kind !== 'composed') return composition;
    const judged = await judgePublication(system, composition, now);
    if (judged.kind === 'refused') return judged;
    if (judged.facts.seen !== seen) return { kind: 'changed' };

    const result = await system.publish(judged.publication);
    if (result.kind === 'refused') return result;
    const { record } = result;
    const { id: day, revision } = record.meta;
    const { newsletter } = composition.composed;
    return {
      ...{ kind: result.kind, day, revision },
      schedule: saySchedule({ newsletter, day, now, record }),
      canBegin: destination.begin !== undefined && record.stage.kind === 'ready' && !record.pause,
    };
  });
}
