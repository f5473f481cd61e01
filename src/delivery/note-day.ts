import { domainOf } from '../digest/domain-of.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { buildTextMessage } from '../email/build-text-message.ts';
import type { Mailer } from '../email/mailer.ts';
import type { DayNote } from './day-note.ts';
import type { DayNotes } from './day-notes.ts';
import type { Log } from './log.ts';

export interface NotePorts {
  readonly notes: DayNotes;
  readonly mailer: Mailer;
  readonly now: () => Date;
  readonly log: Log;
}

export interface NewNote extends Pick<DayNote, 'day' | 'kind' | 'text'> {
  /** Name of the log line that an alarm looks for. */
  readonly event: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** What the editor is mailed; without it, the note is stored and logged only. */
  readonly subject?: string;
}

/**
 * Writes down what a day has come to, says it to the log, and mails it to where replies to the newsletter go; once
 * for each kind and day. It is stored last: killed in between, or run twice at the same time, it is told twice
 * rather than not at all.
 */
export async function noteDay(
  ports: NotePorts,
  { from, replyTo }: Pick<Newsletter, 'from' | 'replyTo'>,
  note: NewNote,
): Promise<void> {
  const { day, kind, text, event, facts, subject } = note;
  const known = await ports.notes.list(day);
  if (known.some((earlier) => earlier.kind === kind)) return;

  const at = ports.now();
  // The log has its alarm also when SES takes no mail, so that a mail that is not accepted is not tried again.
  const mailed =
    subject === undefined
      ? 'not-meant-to'
      : await mail(ports.mailer, { from, replyTo, day, kind, subject, text, at });
  ports.log(event, { day, ...facts, mailed });
  await ports.notes.save({ day, kind, at: at.toISOString(), text });
}

interface NoteLetter extends Pick<Newsletter, 'from' | 'replyTo'>, Pick<DayNote, 'day' | 'kind' | 'text'> {
  readonly subject: string;
  readonly at: Date;
}

async function mail(mailer: Mailer, letter: NoteLetter): Promise<string> {
  const { from, replyTo: to, day, kind, subject, text, at } = letter;
  const messageId = `${kind}-${day}@${domainOf(from)}`;
  const raw = await buildTextMessage({ from, to, subject, text: `${text}\n`, date: at, messageId });
  const outcome = await mailer.send({ raw, from, to, tags: { note: day } });
  return outcome.kind;
}
