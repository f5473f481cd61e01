import { Temporal } from 'temporal-polyfill';
import type { ArchivedIssue } from '../delivery/issue-archive.ts';
import { listIssueRows } from './list-issue-rows.ts';
import type { ArchiveView } from './page-view.ts';
import type { SiteContext } from './site-context.ts';

const LATEST = 30;
/** More than a month can have: one issue a day. */
const A_MONTH = 31;

/** The latest issues, with the way to the months before. */
export async function buildLatestView({ ports, phrases }: SiteContext): Promise<ArchiveView> {
  const { archive } = ports.files.words;
  const issues = await ports.archive.list({ order: 'newest-first', limit: LATEST });
  const oldest = issues.at(-1);
  const [before] = oldest
    ? await ports.archive.list({ order: 'newest-first', before: oldest.id, limit: 1 })
    : [];
  return {
    template: 'archive',
    title: phrases.say(archive.title),
    description: phrases.say(archive.description),
    canonical: '/archive',
    issues: listIssueRows(issues, phrases),
    earlier: before && monthPath(before),
    later: undefined,
    isMonth: false,
    hasTurns: before !== undefined,
  };
}

/**
 * The issues of one month.
 *
 * @param month `YYYY-MM`
 * @returns undefined if it is no month, or one without issues
 */
export async function buildMonthView(
  { ports, phrases }: SiteContext,
  month: string,
): Promise<ArchiveView | undefined> {
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(month)) return undefined;
  const from = `${month}-01`;
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  const before = `${next}-01`;
  const [issues, [earlier], [later]] = await Promise.all([
    ports.archive.list({ order: 'newest-first', from, before, limit: A_MONTH }),
    ports.archive.list({ order: 'newest-first', before: from, limit: 1 }),
    ports.archive.list({ order: 'oldest-first', from: before, limit: 1 }),
  ]);
  if (issues.length === 0) return undefined;

  const { archive } = ports.files.words;
  const name = { month: phrases.month(month) };
  return {
    template: 'archive',
    title: phrases.say(archive.month, name),
    description: phrases.say(archive.monthDescription, name),
    canonical: `/archive/${month}`,
    issues: listIssueRows(issues, phrases),
    earlier: earlier && monthPath(earlier),
    later: later && monthPath(later),
    isMonth: true,
    hasTurns: true,
  };
}

function monthPath({ id }: ArchivedIssue): string {
  return `/archive/${id.slice(0, 'YYYY-MM'.length)}`;
}
