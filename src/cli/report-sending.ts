import pc from 'picocolors';
import type { IssueProgress } from '../delivery/issue-progress.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { findingLines } from './print-findings.ts';
import type { DigestSending } from './send-digest.ts';

/**
 * Tells a person how a sending went.
 *
 * @returns the exit code that fits
 */
export function reportSending(sending: DigestSending): number {
  switch (sending.kind) {
    case 'findings':
      for (const line of findingLines(sending.findings)) console.log(line);
      return FINDINGS;
    case 'refused':
      console.log(sending.message);
      return FINDINGS;
    case 'sent':
      if (sending.wasSentBefore)
        console.log('It was sent before: whoever had it got nothing, only what was left went out.');
      console.log(progressLine(sending.issueId, sending.progress));
      return sending.progress.done ? FINE : FINDINGS;
  }
}

/** Every subscriber of the issue is in one of these numbers. */
export function progressLine(issueId: string, progress: IssueProgress): string {
  const { planned, sent, failed, skipped, held, unknown, waiting, claimed, released } = progress;
  const open = waiting + claimed + released;
  const parts = [
    pc.green(`${sent} sent`),
    `${failed} failed`,
    `${skipped} skipped`,
    ...(held ? [pc.yellow(`${held} held`)] : []),
    ...(unknown ? [pc.yellow(`${unknown} unknown`)] : []),
    ...(open ? [pc.yellow(`${open} left`)] : []),
  ];
  return `Issue ${issueId}: ${planned} planned = ${parts.join(' + ')}`;
}
