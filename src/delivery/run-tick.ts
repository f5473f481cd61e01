import { composeDay, type ComposeDayPorts } from './compose-day.ts';
import { lateNote, noIssueNote, refusedNote } from './day-note-texts.ts';
import { daysOfTick, decideTick, isOpenYesterday, type TickDecision } from './decide-tick.ts';
import type { IssueRecord } from './issue-record.ts';
import { noteDay } from './note-day.ts';
import { planIssue, type PlanPorts } from './plan-issue.ts';
import { sayTime } from './say-time.ts';
import { isTimeUp, type TimeLimit } from './time-limit.ts';

export interface TickPorts extends ComposeDayPorts, PlanPorts {}

type TickKind = TickDecision['kind'] | 'planned' | 'unfinished' | 'no-issue' | 'refused';

export interface TickResult {
  /** Today, as the newsletter counts days. */
  readonly day: string;
  readonly kind: TickKind;
  /** What was done about yesterday's issue, if that was still to be looked at. */
  readonly yesterday?: TickKind;
}

/**
 * Does what is due now: composes where nobody has published, begins the issue at its time, and says once a day if it
 * cannot. Yesterday's comes first, if it may still go out. Run again, at the same time, or after being killed, it does
 * what is left.
 *
 * @param until when to stop planning and leave the rest to the next tick; absent, there is no end
 * @throws RenderError if a template is broken
 */
export async function runTick(ports: TickPorts, until?: Date): Promise<TickResult> {
  const { newsletter, records, now } = ports;
  const { yesterday, today } = daysOfTick(newsletter, now());
  const before = await records.load(yesterday);
  const isOpen = isOpenYesterday(newsletter, now(), before);
  const done = isOpen ? await tickDay(ports, { day: yesterday, record: before, until }) : undefined;
  const also = done === undefined ? {} : { yesterday: done };
  // What is left of it comes first at the next tick, too.
  if (done === 'unfinished' || (isOpen && isTimeUp(ports, until)))
    return { day: today, kind: 'unfinished', ...also };
  const record = await records.load(today);
  return { day: today, kind: await tickDay(ports, { day: today, record, until }), ...also };
}

interface DayWork extends TimeLimit {
  readonly day: string;
  readonly record: IssueRecord | undefined;
}

async function tickDay(ports: TickPorts, { day, record, until }: DayWork): Promise<TickKind> {
  const { newsletter, now } = ports;
  const decision = decideTick({ newsletter, day, now: now(), record });
  switch (decision.kind) {
    case 'no-sending-day':
    case 'too-early':
    case 'already':
    case 'paused':
      return decision.kind;
    case 'late':
      if (record) await noteDay(ports, newsletter, lateNote(day, sayBoth(ports, decision.sendBy)));
      else await noteDay(ports, newsletter, noIssueNote(day, 'Its send-by time is over.'));
      return 'late';
    case 'compose':
      return compose(ports, day, { sendBy: decision.sendBy, until });
    case 'plan':
      return plan(ports, day, { sendBy: decision.sendBy, until });
  }
}

interface Limits extends TimeLimit {
  readonly sendBy: string;
}

async function compose(ports: TickPorts, day: string, limits: Limits): Promise<TickKind> {
  const composed = await composeDay(ports, day);
  switch (composed.kind) {
    case 'published':
    case 'already-published':
      return plan(ports, day, limits);
    case 'skipped':
    case 'stopped':
      await noteDay(ports, ports.newsletter, noIssueNote(day, composed.text));
      return 'no-issue';
  }
}

async function plan(ports: TickPorts, day: string, limits: Limits): Promise<TickKind> {
  const result = await planIssue(ports, day, limits);
  switch (result.kind) {
    case 'planned': {
      const { planned, notice } = result;
      ports.log('issue.plan.finished', { day, planned, ...(notice === undefined ? {} : { notice }) });
      return 'planned';
    }
    case 'already-planned':
      return 'already';
    case 'paused':
    case 'no-issue':
    case 'unfinished':
      return result.kind;
    case 'refused': {
      const { reason, message } = result;
      // Refused for its time between the decision and the plan: the same as if it had been seen at once.
      const note =
        reason === 'late'
          ? lateNote(day, sayBoth(ports, limits.sendBy))
          : refusedNote({ day, reason, message });
      await noteDay(ports, ports.newsletter, note);
      return reason === 'late' ? 'late' : 'refused';
    }
  }
}

function sayBoth({ newsletter }: TickPorts, at: string) {
  return { at, words: sayTime(newsletter, new Date(at)) };
}
