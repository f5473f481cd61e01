import { createHash } from 'node:crypto';
import { contentHash } from '../delivery/content-hash.ts';
import { countAudience } from '../delivery/count-audience.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import type { Publication } from '../delivery/publish-issue.ts';
import { compareRevisions } from './compare-revisions.ts';
import type { ComposedFor } from './compose-for.ts';
import type { DestinationSystem } from './destination.ts';
import type { PublicationFacts, PublishedRevision } from './publish-verdict.ts';
import { saySchedule } from './say-schedule.ts';

type Composed = Extract<ComposedFor, { readonly kind: 'composed' }>;

/** Enough to see that it is the right list. A million are counted by the pre-flight, when nobody waits. */
const MOST_COUNTED = 10_000;

/** What a person is told and, if it may be published, what is published then. */
export type Judged =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'publishable';
      readonly facts: PublicationFacts;
      readonly publication: Publication;
      /** Of that day, as it is before it is published. */
      readonly record: IssueRecord | undefined;
    };

/** Judges a composed digest without errors as the day's issue of a system. */
export async function judgePublication(
  system: DestinationSystem,
  { proof: { choice }, composed, findings }: Composed,
  now: Date,
): Promise<Judged> {
  const { digest, newsletter, rendered, messageTemplate, checks } = composed;
  if (choice.digest.status === 'draft') {
    const what = choice.file ?? `Every article of ${digest.date}`;
    const where = choice.file === undefined ? 'in those that may go out' : 'there';
    return refused(`${what} is a draft. Change "status: draft" to "status: ready" ${where}, and save it.`);
  }
  const day = digest.date;
  const publication = { id: day, rendered, messageTemplate, from: newsletter.from, checks };
  const hash = contentHash({ ...rendered, messageTemplate, from: newsletter.from });
  const record = await system.records.load(day);
  if (record && record.stage.kind !== 'ready' && record.meta.contentHash !== hash) {
    return refused(
      `Issue ${day} is out, or going out, as revision ${record.meta.revision}, and this digest differs from it. Put a correction into the next issue.`,
    );
  }
  const count = await countAudience(system.subscribers, now, MOST_COUNTED);
  const facts: PublicationFacts = {
    seen: createHash('sha256')
      .update(`${hash}${JSON.stringify(findings)}`)
      .digest('hex'),
    ...{ findings, day, from: newsletter.from, subject: rendered.subject, preheader: rendered.preheader },
    bytes: messageTemplate.length,
    schedule: saySchedule({ newsletter, day, now, record }),
    audience: { count, isMore: count >= MOST_COUNTED },
    ...(record ? { published: await describePublished(system, record, { ...rendered, hash }) } : {}),
  };
  return { kind: 'publishable', facts, publication, record };
}

function refused(message: string): Judged {
  return { kind: 'refused', message };
}

async function describePublished(
  { issues }: DestinationSystem,
  { meta }: IssueRecord,
  now: Parameters<typeof compareRevisions>[1] & { readonly hash: string },
): Promise<PublishedRevision> {
  const { revision, publishedAt, contentHash: hash } = meta;
  const isSame = hash === now.hash;
  const before = isSame ? undefined : await issues.load(meta);
  return { revision, publishedAt, isSame, ...(before ? { changes: compareRevisions(before, now) } : {}) };
}
