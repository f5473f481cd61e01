import type { Issue } from '../delivery/issue.ts';
import type { RevisionChanges } from './publish-verdict.ts';

type Words = Pick<Issue, 'subject' | 'preheader' | 'text'>;

/** A dialog is no place for a whole mail. */
const MOST_LINES = 6;

/** What the words of a digest have more and less than those that were published. */
export function compareRevisions(before: Words, after: Words): RevisionChanges {
  const old = linesOf(before);
  const now = linesOf(after);
  const added = [...now].filter((line) => !old.has(line));
  const removed = [...old].filter((line) => !now.has(line));
  const rest = [added, removed].map(({ length }) => Math.max(0, length - MOST_LINES));
  return {
    added: added.slice(0, MOST_LINES),
    removed: removed.slice(0, MOST_LINES),
    more: rest.reduce((sum, count) => sum + count, 0),
  };
}

function linesOf({ subject, preheader, text }: Words): ReadonlySet<string> {
  const lines = [`Subject: ${subject}`, `Preheader: ${preheader}`, ...text.split('\n')];
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== ''));
}
