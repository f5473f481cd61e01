import { countsByReason } from './counts-by-reason.ts';
import type { IssueReport } from './issue-report.ts';

/** The report in an editor's words: what happened first, then who did not get it and why. */
export function reportText(report: IssueReport): { readonly subject: string; readonly text: string } {
  const { issueId, planned, sent } = report;
  const missing = planned - sent;
  const subject =
    missing === 0
      ? `Issue ${issueId}: all ${planned} messages sent`
      : `Issue ${issueId}: ${sent} of ${planned} messages sent`;
  const paragraphs = [
    `"${report.subject}" (revision ${report.revision}) is out.`,
    reopening(report),
    account(report),
    resending(report),
    feedback(report),
    effort(report),
    'Sent means accepted by Amazon SES. Bounces and complaints go on coming in for some days.',
  ];
  return { subject, text: `${paragraphs.filter((text) => text !== '').join('\n\n')}\n` };
}

function account({ planned, sent, failed, failedBy, skipped, skippedBy, held }: IssueReport): string {
  return [
    `${planned} subscribers were in the audience:`,
    `  ${sent} sent`,
    `  ${failed} failed${reasons(failedBy)}`,
    `  ${skipped} skipped, because they left, moved to another address or paused in the meantime${reasons(skippedBy)}`,
    ...(held > 0 ? [`  ${held} held: SES may have them or not, and has said nothing`] : []),
  ].join('\n');
}

function reopening({ reopenedAt }: IssueReport): string {
  if (reopenedAt === undefined) return '';
  return `Messages that nobody could say of were put out again at ${reopenedAt}. This account takes the place of the earlier one.`;
}

function reasons(by: Readonly<Record<string, number>>): string {
  const parts = countsByReason(by);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function resending({ resent, doubles }: IssueReport): string {
  if (resent === 0 && doubles === 0) return '';
  const known =
    doubles === 0 ? 'Nobody is known to have got both.' : `SES accepted both for at least ${doubles}.`;
  return `${resent} were sent a second time, because nothing proved that SES had accepted the first. ${known}`;
}

function feedback({ delivered, bounced, softBounced, withheld, complained, rejected }: IssueReport): string {
  const parts = [
    `${delivered} delivered so far`,
    ...(bounced > 0 ? [`${bounced} bounced and are not written to any more`] : []),
    ...(softBounced > 0 ? [`${softBounced} bounced for now`] : []),
    ...(withheld > 0 ? [`${withheld} withheld by SES, which has them on its suppression list`] : []),
    ...(rejected > 0 ? [`${rejected} rejected by SES for a virus`] : []),
    ...(complained > 0 ? [`${complained} complained and are not written to any more`] : []),
  ];
  return `What has come back: ${parts.join(', ')}.`;
}

function effort({ startedAt, endedAt, seconds, perSecond, costUsd }: IssueReport): string {
  const rate = perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1);
  return (
    `From ${startedAt} to ${endedAt}: ${duration(seconds)}, ${rate} messages a second. ` +
    `SES asks about $${costUsd.toFixed(2)} for it.`
  );
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
