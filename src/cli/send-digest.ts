import type { CheckedContent } from '../check/parse-and-check-content.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import type { IssueProgress } from '../delivery/issue-progress.ts';
import { isError, type Finding } from '../digest/finding.ts';
import type { DigestChoice } from '../digest/list-digests.ts';
import type { Renderer } from '../email/create-renderer.ts';
import type { LocalSending } from '../local/connect-local-sending.ts';
import type { LocalSendResult } from '../local/send-locally.ts';

export type DigestSending =
  /** The content has errors, so nothing was published and nothing sent. */
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** It is right, and must not go out all the same; the message says why and what to do. */
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'sent';
      readonly issueId: string;
      readonly progress: IssueProgress;
      readonly wasSentBefore: boolean;
    };

/** Composes, publishes and sends a digest in the local system, by the steps that AWS takes. */
export async function sendDigest(input: {
  readonly sending: LocalSending;
  readonly content: CheckedContent;
  readonly choice: DigestChoice;
  readonly siteUrl: string;
  readonly render: Renderer['render'];
  readonly onProgress?: (progress: IssueProgress) => void;
}): Promise<DigestSending> {
  const { sending, choice } = input;
  const { composed, findings } = await composeIssue(input);
  if (!composed || findings.some(isError)) return { kind: 'findings', findings };
  if (choice.digest.status === 'draft') {
    return refused(
      `${choice.file ?? choice.digest.id} is a draft. Change its status to ready, then send it.`,
    );
  }

  const issueId = composed.digest.date;
  const published = await sending.publish({
    id: issueId,
    rendered: composed.rendered,
    messageTemplate: composed.messageTemplate,
    from: composed.newsletter.from,
    checks: composed.checks,
  });
  if (published.kind === 'refused') return refused(published.message);

  const wasSentBefore = published.record.stage.kind !== 'ready';
  return sendingOf(issueId, await sending.send(issueId, input.onProgress), wasSentBefore);
}

/** What to tell a person of a run of the local senders. */
export function sendingOf(issueId: string, result: LocalSendResult, wasSentBefore: boolean): DigestSending {
  switch (result.kind) {
    case 'ended':
      return result.pause
        ? refused(pausedMessage(issueId, result.pause.reason))
        : { kind: 'sent', issueId, progress: result.progress, wasSentBefore };
    case 'paused':
      return refused(pausedMessage(issueId, result.pause.reason));
    case 'refused':
      return refused(result.message);
    case 'no-issue':
      return refused(`No issue of ${issueId} was published.`);
  }
}

function refused(message: string): DigestSending {
  return { kind: 'refused', message };
}

function pausedMessage(issueId: string, reason: string): string {
  return `Issue ${issueId} is paused: ${reason}. Nothing is lost; what is left goes out once the pause is lifted.`;
}
