import type { IssueRecord } from '../delivery/issue-record.ts';
import { composeFor } from './compose-for.ts';
import type { Destination } from './destination.ts';
import { judgePublication } from './judge-publication.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Audience, Publishing, PublishVerdict } from './publish-verdict.ts';
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
    if (judged.kind === 'refused') return judged;
    const { facts, record } = judged;
    const isPublished = facts.published?.isSame ?? false;
    return {
      ...{ kind: judged.kind, ...facts },
      canBegin: isPublished && canBegin(destination, record, facts.audience),
    };
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
      canBegin: canBegin(destination, record, judged.facts.audience),
    };
  });
}

// An issue that is begun with nobody to go to is over: whoever subscribes a moment later does not get it.
function canBegin({ begin }: Destination, record: IssueRecord | undefined, { count }: Audience): boolean {
  return begin !== undefined && record?.stage.kind === 'ready' && !record.pause && count > 0;
}
