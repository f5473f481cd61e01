import { foretellIssue } from '../delivery/foretell-issue.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { sayTime } from '../delivery/say-time.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/** When a published issue goes out by itself, as a sentence in the newsletter's own time. */
export function saySchedule(facts: {
  readonly newsletter: Newsletter;
  readonly day: string;
  readonly now: Date;
  readonly record: IssueRecord | undefined;
}): string {
  const { newsletter } = facts;
  const foretelling = foretellIssue(facts);
  switch (foretelling.kind) {
    case 'no-sending-day':
      return 'That is no sending day, so it does not go out by itself.';
    case 'late':
      return `Its time ended at ${sayTime(newsletter, foretelling.window.until)}, so it does not go out by itself.`;
    case 'paused':
      return `The issue is paused (${foretelling.pause.reason}) and does not go out until that is lifted.`;
    case 'begun':
      return `Its sending began at ${sayTime(newsletter, new Date(foretelling.since))}.`;
    case 'not-published':
    case 'waits': {
      const { from } = foretelling.window;
      return from <= facts.now
        ? `It goes out within minutes: its time was ${sayTime(newsletter, from)}.`
        : `It goes out at ${sayTime(newsletter, from)}.`;
    }
  }
}
