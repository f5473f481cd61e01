import type { Command } from 'commander';
import { DynamoDayNotes } from '../aws/dynamo-day-notes.ts';
import { foretellIssue } from '../delivery/foretell-issue.ts';
import { rescheduleIssue } from '../delivery/reschedule-issue.ts';
import { dayAfter, dayAt, isSendingDay, timeOnDay } from '../delivery/send-window.ts';
import { findDayFault } from '../digest/instant.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { beginIssue } from './begin-issue.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { foretellingLine } from './foretelling-line.ts';
import { newsletterOf } from './newsletter-of.ts';
import { addStackOption, type StackOption } from './stack-option.ts';
import { withStores } from './with-stores.ts';

interface ScheduleOptions extends StackOption {
  readonly at?: string;
  readonly now?: true;
  readonly usual?: true;
}

export function addSchedule(program: Command): void {
  const command = program
    .command('schedule')
    .description('when the issues of these days go out; or set the time of one')
    .argument('[issue]', 'its day, such as 2025-06-10; by default the week from today')
    .option('--at <time>', 'begin this issue at another time of its day, such as "18:30"')
    .option('--now', 'begin this issue at once, whatever its time')
    .option('--usual', 'give it back its usual time');
  addStackOption(command).action(async (day: string | undefined, options: ScheduleOptions) => {
    const newsletter = await newsletterOf();
    const fault = day === undefined ? undefined : findDayFault(day);
    if (fault) throw new UsageError(fault);
    const wishes = [options.at, options.now, options.usual].filter((wish) => wish !== undefined);
    if (wishes.length > 1) throw new UsageError('Use one of --at, --now and --usual.');
    if (wishes.length === 1 && day === undefined)
      throw new UsageError('Name the issue whose time it is by its day, such as 2025-06-10.');

    if (day !== undefined && options.now) process.exitCode = await beginIssue(day, options);
    else if (day !== undefined && wishes.length === 1)
      process.exitCode = await reschedule(newsletter, day, options);
    else await show(newsletter, day === undefined ? week(newsletter) : [day], options);
  });
}

async function reschedule(newsletter: Newsletter, day: string, options: ScheduleOptions): Promise<number> {
  const sendAt = options.at === undefined ? undefined : parseTime(newsletter, day, options.at);
  return withStores(options, async ({ records }) => {
    const result = await rescheduleIssue(records, day, sendAt?.toISOString());
    switch (result.kind) {
      case 'no-issue':
        console.log(
          `No issue of ${day} was published, so it has no time yet. Publish it first: npx waybill publish ${day}`,
        );
        return FINDINGS;
      case 'begun':
        console.log(`The sending of issue ${day} has begun; its time cannot be changed any more.`);
        return FINDINGS;
      case 'rescheduled': {
        const { record } = result;
        console.log(
          foretellingLine(foretellIssue({ newsletter, day, now: new Date(), record }), { newsletter, day }),
        );
        return FINE;
      }
    }
  });
}

function parseTime(newsletter: Newsletter, day: string, time: string): Date {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new UsageError(`"${time}" is not a time of day. Write hours and minutes, such as --at 18:30.`);
  const at = timeOnDay(newsletter, day, time);
  if (at > new Date()) return at;
  throw new UsageError(`${time} on ${day} (${newsletter.timeZone}) is past. To begin it at once: --now`);
}

function week(newsletter: Newsletter): readonly string[] {
  const today = dayAt(newsletter, new Date());
  return Array.from({ length: 7 }, (_, days) => dayAfter(today, days));
}

async function show(newsletter: Newsletter, days: readonly string[], options: StackOption): Promise<void> {
  await withStores(options, async ({ records }, table) => {
    const notes = new DynamoDayNotes(table);
    for (const day of days) {
      const record = await records.load(day);
      if (!record && days.length > 1 && !isSendingDay(newsletter, day)) continue;
      console.log([day, ...(record ? [record.meta.subject] : [])].join('  '));
      const foretelling = foretellIssue({ newsletter, day, now: new Date(), record });
      console.log(`  ${foretellingLine(foretelling, { newsletter, day })}`);
      for (const note of await notes.list(day))
        console.log(`  ${note.at} ${note.kind}: ${firstLine(note.text)}`);
    }
  });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
