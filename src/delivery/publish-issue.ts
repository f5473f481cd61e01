import type { Rendered } from '../email/rendered.ts';
import type { IssueChecks } from './collect-checks.ts';
import { contentHash } from './content-hash.ts';
import type { IssueContent } from './issue.ts';
import type { IssueRecord } from './issue-record.ts';
import type { IssueRecords } from './issue-records.ts';
import type { IssueStore } from './issue-store.ts';
import { MAX_TEMPLATE_BYTES, type MessageTemplates } from './message-templates.ts';
import { publishPictures, type PicturePorts } from './publish-pictures.ts';
import { updateIssueRecord, type RecordDecision } from './update-issue-record.ts';

export interface PublishPorts {
  readonly issues: IssueStore;
  readonly templates: MessageTemplates;
  readonly records: IssueRecords;
  /** Missing where the site does not serve from a store of its own: on a laptop, or where no editor's folder is. */
  readonly pictures?: PicturePorts;
  readonly now: () => Date;
}

/** A checked and rendered digest, ready to be frozen. */
export interface Publication {
  /** The day it is for, `YYYY-MM-DD`. */
  readonly id: string;
  readonly rendered: Rendered;
  /** What `buildMessageTemplate` made of it. Its date must come from the digest: with the time of day, no two would be alike. */
  readonly messageTemplate: Uint8Array;
  /** Envelope sender: the bare address of the newsletter. */
  readonly from: string;
  /** How the content was checked. It does not change what is sent, so that it makes no new revision either. */
  readonly checks?: IssueChecks;
  /** Leaves alone what is published for that day already, whatever it is. */
  readonly onlyIfNone?: true;
}

export type PublishResult =
  | { readonly kind: 'published'; readonly record: IssueRecord }
  | { readonly kind: 'unchanged'; readonly record: IssueRecord }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Freezes an issue and makes it READY. The same content again changes nothing; other content makes a new revision
 * until sending has begun, and is refused from then on.
 *
 * The documents and pictures are written before the record that points to them, so that a crash leaves at worst
 * some that nothing points to.
 *
 * @throws RangeError if the id is not a day
 */
export async function publishIssue(ports: PublishPorts, publication: Publication): Promise<PublishResult> {
  const { id, messageTemplate, onlyIfNone = false } = publication;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(id)) throw new RangeError(`An issue is named YYYY-MM-DD, not "${id}"`);
  if (messageTemplate.length > MAX_TEMPLATE_BYTES) return refused(tooLarge(id, messageTemplate.length));

  const content = contentOf(publication);
  const hash = contentHash(content);
  const publishedAt = ports.now().toISOString();

  // Asked first so that a refused content leaves nothing behind; decided again when the record is saved.
  const command = { id, content, hash, publishedAt, onlyIfNone };
  const first = decidePublish(await ports.records.load(id), command);
  if (first.kind === 'leave' && first.because.kind === 'refused') return first.because;
  // Also for what is published already: it may have been without its pictures.
  const fault = ports.pictures && (await publishPictures(ports.pictures, content.html));
  if (fault !== undefined) return refused(fault);
  if (first.kind === 'leave') return first.because;

  await ports.issues.save({ ...first.record.meta, ...content }, publication.checks);
  await ports.templates.save({ issueId: id, contentHash: hash, bytes: messageTemplate });
  const update = await updateIssueRecord(ports.records, id, (record) => decidePublish(record, command));
  return update.kind === 'saved' ? { kind: 'published', record: update.record } : update.because;
}

interface PublishCommand {
  readonly id: string;
  readonly content: IssueContent;
  readonly hash: string;
  readonly publishedAt: string;
  readonly onlyIfNone: boolean;
}

function decidePublish(
  record: IssueRecord | undefined,
  { id, content, hash, publishedAt, onlyIfNone }: PublishCommand,
): RecordDecision<PublishResult> {
  if (record && (onlyIfNone || record.meta.contentHash === hash))
    return { kind: 'leave', because: { kind: 'unchanged', record } };
  if (record && record.stage.kind !== 'ready') return { kind: 'leave', because: refused(tooLate(record)) };

  const { subject, preheader, from } = content;
  const revision = (record?.meta.revision ?? 0) + 1;
  return {
    kind: 'save',
    record: {
      meta: { id, revision, contentHash: hash, subject, preheader, from, publishedAt },
      stage: record?.stage ?? { kind: 'ready' },
      ...(record?.pause ? { pause: record.pause } : {}),
      ...(record?.sendAt === undefined ? {} : { sendAt: record.sendAt }),
    },
  };
}

function contentOf({ rendered, messageTemplate, from }: Publication): IssueContent {
  const { subject, preheader, html, text } = rendered;
  return { subject, preheader, from, html, text, messageTemplate };
}

function refused(message: string): PublishResult {
  return { kind: 'refused', message };
}

function tooLate({ meta }: IssueRecord): string {
  return (
    `Issue ${meta.id} is out, or going out, as revision ${meta.revision}, and this content differs from it. ` +
    'What has been mailed cannot be changed: put a correction into the next issue, and give another digest another day.'
  );
}

function tooLarge(id: string, bytes: number): string {
  return (
    `Issue ${id} makes a message of ${bytes} bytes; at most ${MAX_TEMPLATE_BYTES} can be sent. ` +
    'Shorten the digest: Gmail cuts off everything after about 102,000 bytes of HTML anyway.'
  );
}
