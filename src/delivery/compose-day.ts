import { contentKind } from '../digest/content-kind.ts';
import type { ContentFile } from '../digest/content.ts';
import { formatFinding, isError } from '../digest/finding.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import type { Renderer } from '../email/create-renderer.ts';
import { composeIssue } from './compose-issue.ts';
import { leftOutNote, skippedNote, stoppedNote, type SkipCause } from './day-note-texts.ts';
import type { DropStore } from './drop-store.ts';
import type { IssueRecord } from './issue-record.ts';
import { judgeDrop, type JudgedDrop } from './judge-drop.ts';
import { noteDay, type NotePorts } from './note-day.ts';
import { publishIssue, type PublishPorts } from './publish-issue.ts';
import { reportBadArticles } from './report-bad-articles.ts';
import { sayTime } from './say-time.ts';
import { sendWindow } from './send-window.ts';

export interface ComposeDayPorts extends PublishPorts, NotePorts {
  readonly drops: DropStore;
  /** As deployed: whom to tell, and when the day's issue goes out. */
  readonly newsletter: Newsletter;
  /** newsletter.yaml, people.yaml and sources that hold where the drop has none of its own. */
  readonly standing: readonly ContentFile[];
  readonly render: Renderer['render'];
  /** Where links lead, without a closing slash. */
  readonly siteUrl: string;
}

export type ComposeDayResult =
  | { readonly kind: 'published'; readonly record: IssueRecord; readonly leftOut: readonly string[] }
  /** Somebody has published an issue of that day, and it was left as it is. */
  | { readonly kind: 'already-published'; readonly record: IssueRecord }
  /** There is too little to send. The text says so. */
  | { readonly kind: 'skipped'; readonly text: string }
  /** There are errors. The text names them. */
  | { readonly kind: 'stopped'; readonly text: string };

/**
 * Composes a day's digest from what was dropped, and publishes it, if nobody has published one. Articles with errors
 * get a report beside them. Run again, it does what is left; the editor is told of each outcome once a day.
 *
 * @param day `YYYY-MM-DD`
 * @throws RenderError if a template is broken
 */
export async function composeDay(ports: ComposeDayPorts, day: string): Promise<ComposeDayResult> {
  const record = await ports.records.load(day);
  if (record) return { kind: 'already-published', record };

  const drop = await ports.drops.load(day);
  const now = goesOutAt(ports, day).toISOString();
  const judged = judgeDrop({ files: withStanding(drop.files, ports.standing), day, now });
  const { badArticle, minArticles } = (judged.content.newsletter ?? ports.newsletter).compose;
  const { badArticles, faults, choice, articles } = judged;
  const stopsDay = badArticle === 'stop-day' && badArticles.size > 0;
  await reportBadArticles(ports, {
    ...{ day, reports: drop.reports, badArticles },
    consequence: stopsDay ? `stops the digest of ${day}.` : `was left out of the digest of ${day}.`,
  });

  if (stopsDay) return stop(ports, day, [...badArticles.values()].flat().map(formatFinding));
  if (faults.length > 0) return stop(ports, day, faults.map(formatFinding));
  if (badArticles.size > 0) await noteDay(ports, ports.newsletter, leftOutNote(day, [...badArticles.keys()]));
  if (!choice || (choice.file === undefined && articles < minArticles))
    return skip(ports, day, { kind: 'thin', articles, minArticles, bad: badArticles.size });
  if (choice.digest.status === 'draft') return skip(ports, day, { kind: 'draft', file: choice.file ?? day });
  return publish(ports, day, { ...judged, choice });
}

// What is under embargo until the send time is free when it is read.
function goesOutAt({ newsletter, now }: ComposeDayPorts, day: string): Date {
  return new Date(Math.max(now().getTime(), sendWindow(newsletter, day).from.getTime()));
}

function withStanding(dropped: readonly ContentFile[], standing: readonly ContentFile[]): ContentFile[] {
  const taken = new Set(dropped.map(({ path }) => placeOf(path)));
  return [...dropped, ...standing.filter(({ path }) => !taken.has(placeOf(path)))];
}

// Of newsletter.yaml and people.yaml there is one each, wherever it lies; of sources one of a name.
function placeOf(path: string): string {
  const kind = contentKind(path);
  return kind === 'source' ? `source ${path.slice(path.lastIndexOf('/') + 1)}` : (kind ?? path);
}

async function publish(
  ports: ComposeDayPorts,
  day: string,
  judged: JudgedDrop & { readonly choice: NonNullable<JudgedDrop['choice']> },
): Promise<ComposeDayResult> {
  const { content, choice, badArticles, articles } = judged;
  const { render, siteUrl } = ports;
  const { composed, findings } = await composeIssue({ content, choice, siteUrl, render });
  const errors = findings.filter(isError);
  if (!composed || errors.length > 0) return stop(ports, day, errors.map(formatFinding));

  const { rendered, messageTemplate, newsletter, checks } = composed;
  const publication = {
    id: day,
    rendered,
    messageTemplate,
    from: newsletter.from,
    checks,
    onlyIfNone: true,
  } as const;
  const published = await publishIssue(ports, publication);
  switch (published.kind) {
    case 'refused':
      return stop(ports, day, [published.message]);
    case 'unchanged':
      return { kind: 'already-published', record: published.record };
    case 'published':
      ports.log('issue.day.composed', { day, articles, leftOut: badArticles.size });
      return { kind: 'published', record: published.record, leftOut: [...badArticles.keys()] };
  }
}

async function skip(ports: ComposeDayPorts, day: string, cause: SkipCause): Promise<ComposeDayResult> {
  const note = skippedNote({ day, cause, until: sayUntil(ports, day) });
  await noteDay(ports, ports.newsletter, note);
  return { kind: 'skipped', text: note.text };
}

async function stop(
  ports: ComposeDayPorts,
  day: string,
  errors: readonly string[],
): Promise<ComposeDayResult> {
  const note = stoppedNote({ day, errors, until: sayUntil(ports, day) });
  await noteDay(ports, ports.newsletter, note);
  return { kind: 'stopped', text: note.text };
}

function sayUntil({ newsletter, now }: ComposeDayPorts, day: string): string | undefined {
  const { until } = sendWindow(newsletter, day);
  return now() > until ? undefined : sayTime(newsletter, until);
}
