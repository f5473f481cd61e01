import { z } from 'zod';

const Word = z.string().min(1);
const Paragraphs = z.array(Word).min(1).readonly();

/** Pages with one thing to read, and perhaps one way on. */
const NOTICES = [
  'requested',
  'confirmed',
  'already-confirmed',
  'not-confirmed',
  'unsubscribed',
  'address-changed',
  'address-not-changed',
  'erased',
  'bad-link',
  'not-found',
  'refused',
  'busy',
  'fault',
] as const;
export type NoticeName = (typeof NOTICES)[number];

/** Pages with one question and its button. */
const ASKS = ['confirm', 'unsubscribe', 'address'] as const;
export type AskName = (typeof ASKS)[number];

const Ask = z.strictObject({ title: Word, text: Paragraphs, action: Word });
const Notice = z.strictObject({ title: Word, text: Paragraphs, action: Word.optional() });
const Section = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  title: Word,
  text: Paragraphs,
  link: z.strictObject({ to: z.enum(['home', 'archive', 'help', 'why']), text: Word }).optional(),
});
const SectionPage = z.strictObject({
  title: Word,
  description: Word,
  sections: z.array(Section).min(1).readonly(),
});
const Task = z.strictObject({ title: Word, action: Word });

/** templates/pages/words/*.yaml: every fixed word of the public pages in one language. */
export const PageWords = z
  .strictObject({
    /** Days that follow each other, such as Monday to Friday. */
    days: Word,
    frame: z.strictObject({ skip: Word, archive: Word, help: Word, feed: Word }),
    form: z.strictObject({
      label: Word,
      action: Word,
      note: Word,
      trap: Word,
      problems: z.strictObject({ address: Word, again: Word, disposable: Word, human: Word }),
    }),
    home: z.strictObject({ description: Word, schedule: Word, latest: Word, all: Word }),
    archive: z.strictObject({
      title: Word,
      description: Word,
      month: Word,
      monthDescription: Word,
      empty: Word,
      earlier: Word,
      later: Word,
      latest: Word,
    }),
    sources: z.strictObject({ title: Word, text: Paragraphs, issue: Word, moment: Word }),
    asks: z.record(z.enum(ASKS), Ask),
    notices: z.record(z.enum(NOTICES), Notice),
    preferences: z.strictObject({
      title: Word,
      standing: z.strictObject({
        pending: Word,
        confirmed: Word,
        paused: Word,
        unsubscribed: Word,
        suppressed: Word,
      }),
      done: z.strictObject({ paused: Word, resumed: Word, address: Word }),
      problems: z.strictObject({
        until: Word,
        address: Word,
        same: Word,
        busy: Word,
        sure: Word,
        unable: Word,
      }),
      pause: Task.extend({ label: Word }),
      resume: Task,
      address: Task.extend({ label: Word, note: Word }),
      download: Task.extend({ text: Word }),
      erase: Task.extend({ text: Word, label: Word }),
      unsubscribe: Task,
    }),
    help: SectionPage,
    why: SectionPage,
  })
  .readonly();
export type PageWords = z.output<typeof PageWords>;
