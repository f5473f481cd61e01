import { foretellIssue, type Foretelling } from '../delivery/foretell-issue.ts';
import type { IssueRecord } from '../delivery/issue-record.ts';
import { sayForetelling } from '../delivery/say-foretelling.ts';
import type { Newsletter } from '../digest/newsletter.ts';

/**
 * When an issue goes out by itself once it is published, as a sentence in the newsletter's own time.
 *
 * @param facts.record undefined if it is not published yet
 */
export function saySchedule(facts: {
  readonly newsletter: Newsletter;
  readonly day: string;
  readonly now: Date;
  readonly record: IssueRecord | undefined;
}): string {
  return sayForetelling(oncePublished(foretellIssue(facts), facts.now), facts);
}

function oncePublished(foretelling: Foretelling, now: Date): Foretelling {
  if (foretelling.kind !== 'not-published') return foretelling;
  const { window } = foretelling;
  return { kind: 'waits', window, isDue: window.from <= now };
}
