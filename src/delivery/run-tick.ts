import { composeDay, type ComposeDayPorts } from './compose-day.ts';
import { lateNote, noIssueNote, refusedNote } from './day-note-texts.ts';
import { dayOfTick, decideTick, type TickDecision } from './decide-tick.ts';
import { noteDay } from './note-day.ts';
import { planIssue, type PlanPorts } from './plan-issue.ts';
import { sayTime } from './say-time.ts';
import type { TimeLimit } from './time-limit.ts';

export interface TickPorts extends ComposeDayPorts, PlanPorts {}

export interface TickResult {
  /** Whose issue it was about. */
  readonly day: string;
  readonly kind: TickDecision['kind'] | 'planned' | 'unfinished' | 'no-issue' | 'refused';
}

/**
 * Does what is due now: composes where nobody has published, begins the issue at its time, and says once a day if it
 * cannot. Run again, at the same time, or after being killed, it does what is left.
 *
 * @param until when to stop planning and leave the rest to the next tick; absent, there is no end
 * @throws RenderError if a template is broken
 */
export async function runTick(ports: TickPorts, until?: Date): Promise<TickResult> {
  const { newsletter, records, now } = ports;
  const at = now();
  const day = dayOfTick(newsletter, at);
  const record = await records.load(day);
  const decision = decideTick({ newsletter, day, now: at, record });
  switch (decision.kind) {
    case 'no-sending-day':
    case 'too-early':
    case 'already':
    case 'paused':
      return { day, kind: decision.kind };
    case 'late':
      if (record) await noteDay(ports, newsletter, lateNote(day, sayBoth(ports, decision.sendBy)));
      else await noteDay(ports, newsletter, noIssueNote(day, 'Its send-by time is over.'));
      return { day, kind: 'late' };
    case 'compose':
      return compose(ports, day, { sendBy: decision.sendBy, until });
    case 'plan':
      return plan(ports, day, { sendBy: decision.sendBy, until });
  }
}

interface Limits extends TimeLimit {
  readonly sendBy: string;
}

async function compose(ports: TickPorts, day: string, limits: Limits): Promise<TickResult> {
  const composed = await composeDay(ports, day);
  switch (composed.kind) {
    case 'published':
    case 'already-published':
      return plan(ports, day, limits);
    case 'skipped':
    case 'stopped':
      await noteDay(ports, ports.newsletter, noIssueNote(day, composed.text));
      return { day, kind: 'no-issue' };
  }
}

async function plan(ports: TickPorts, day: string, limits: Limits): Promise<TickResult> {
  const result = await planIssue(ports, day, limits);
  switch (result.kind) {
    case 'planned': {
      const { planned, notice } = result;
      ports.log('issue.plan.finished', { day, planned, ...(notice === undefined ? {} : { notice }) });
      return { day, kind: 'planned' };
    }
    case 'already-planned':
      return { day, kind: 'already' };
    case 'paused':
    case 'no-issue':
    case 'unfinished':
      return { day, kind: result.kind };
    case 'refused': {
      const { reason, message } = result;
      // Refused for its time between the decision and the plan: the same as if it had been seen at once.
      const note =
        reason === 'late'
          ? lateNote(day, sayBoth(ports, limits.sendBy))
          : refusedNote({ day, reason, message });
      await noteDay(ports, ports.newsletter, note);
      return { day, kind: reason === 'late' ? 'late' : 'refused' };
    }
  }
}

function sayBoth({ newsletter }: TickPorts, at: string) {
  return { at, words: sayTime(newsletter, new Date(at)) };
}
