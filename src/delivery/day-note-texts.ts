import type { NewNote } from './note-day.ts';

export type SkipCause =
  | {
      readonly kind: 'thin';
      readonly articles: number;
      readonly minArticles: number;
      /** Articles that have errors. */
      readonly bad: number;
    }
  | { readonly kind: 'draft'; readonly file: string };

interface OpenDay {
  readonly day: string;
  /** Until when something may still be done about it, in words; undefined if that is past. */
  readonly until: string | undefined;
}

export function skippedNote({ day, cause, until }: OpenDay & { readonly cause: SkipCause }): NewNote {
  const what = cause.kind === 'draft' ? `${cause.file} is a draft` : tooFew(cause);
  const text = [
    `No digest of ${day} was composed: ${what}.`,
    `If that is as it should be, there is nothing to do. ${stillTime(day, until)}`,
  ].join('\n\n');
  const articles = cause.kind === 'thin' ? { articles: cause.articles, bad: cause.bad } : {};
  return {
    ...{ day, kind: 'skipped', event: 'issue.day.skipped' },
    facts: { reason: cause.kind, ...articles },
    ...{ subject: `No digest of ${day} yet`, text },
  };
}

function tooFew({ articles, minArticles, bad }: Extract<SkipCause, { kind: 'thin' }>): string {
  const beside = bad === 0 ? '' : `. There ${count(bad, 'article')} with errors, and a report beside each`;
  return `there ${count(articles, 'article')} ready, and a digest has at least ${minArticles}${beside}`;
}

/** @param input.errors as sentences that say where, what and how to put it right */
export function stoppedNote(input: OpenDay & { readonly errors: readonly string[] }): NewNote {
  const { day, errors, until } = input;
  const text = [
    `The digest of ${day} has errors, and was not published:`,
    errors.map((error) => `  ${error}`).join('\n'),
    stillTime(day, until),
  ].join('\n\n');
  return {
    ...{ day, kind: 'stopped', event: 'issue.day.stopped' },
    facts: { errors: errors.length },
    ...{ subject: `The digest of ${day} has errors`, text },
  };
}

export function leftOutNote(day: string, files: readonly string[]): NewNote {
  const text = [
    `These articles have errors, and the digest of ${day} is composed without them:`,
    files.map((file) => `  ${file}`).join('\n'),
    'A report beside each file says what is wrong in which line. Once the digest is published they can only come in by publishing it again: npx waybill publish.',
  ].join('\n\n');
  return {
    ...{ day, kind: 'left-out', event: 'issue.day.left-out' },
    facts: { articles: files.length },
    ...{
      subject: `${files.length === 1 ? '1 article' : `${files.length} articles`} left out of ${day}`,
      text,
    },
  };
}

/** @param why what `composeDay` found */
export function noIssueNote(day: string, why: string): NewNote {
  const text = `It was time to send the issue of ${day}, and there was none.\n\n${why}`;
  // The editor was mailed why, a moment or half an hour ago. This is for the alarm.
  return { day, kind: 'no-issue', event: 'issue.day.empty', text };
}

export function refusedNote({
  day,
  reason,
  message,
}: {
  readonly day: string;
  readonly reason: string;
  readonly message: string;
}): NewNote {
  return {
    ...{ day, kind: 'refused', event: 'issue.plan.refused' },
    facts: { reason },
    ...{ subject: `The issue of ${day} cannot go out yet`, text: message },
  };
}

export function lateNote(day: string, sendBy: { readonly at: string; readonly words: string }): NewNote {
  const text =
    `The issue of ${day} was to be begun by ${sendBy.words}, and was not. Nobody has got it, and nothing will begin it by itself any more.\n\n` +
    `If it should go out all the same: npx waybill schedule ${day} --now`;
  return {
    ...{ day, kind: 'late', event: 'issue.day.late' },
    facts: { sendBy: sendBy.at },
    ...{ subject: `The issue of ${day} did not go out`, text },
  };
}

function stillTime(day: string, until: string | undefined): string {
  return until === undefined
    ? `Its time to go out by itself is over. With npx waybill publish, then npx waybill schedule ${day} --now, it goes out all the same.`
    : `Until ${until} it still goes out by itself, as soon as what is missing or wrong is dropped again, or published with npx waybill publish.`;
}

function count(number: number, noun: string): string {
  if (number === 0) return `is no ${noun}`;
  return number === 1 ? `is 1 ${noun}` : `are ${number} ${noun}s`;
}
