import { z } from 'zod';
import { SignpostKind } from '../digest/text-blocks.ts';

const Word = z.string().min(1);

/** The forms of one phrase by plural category (CLDR); `other` serves where a form is missing. */
const Forms = z
  .partialRecord(z.enum(['zero', 'one', 'two', 'few', 'many', 'other']), Word)
  .refine((forms) => forms.other, {
    error: 'has no form "other", which serves every number that has no form of its own. Add it.',
  });
export type Forms = z.output<typeof Forms>;

/** A letter that asks for an answer. */
const RequestWords = z.strictObject({
  subject: Word,
  preheader: Word,
  title: Word,
  text: Word,
  action: Word,
  valid: Forms,
  ignore: Word,
  why: Word,
});

/** A letter that only tells. */
const NoticeWords = RequestWords.omit({ valid: true });

const HouseWords = z.strictObject({ text: Word, action: Word });

/** templates/words/*.yaml: every fixed word of a mail in one language. `{name}` is filled in by `fillWords`. */
export const Words = z.strictObject({
  quotation: z.strictObject({ open: Word, close: Word, gap: Word }),
  list: z.strictObject({ separator: Word }),
  masthead: z.strictObject({ stories: Forms, words: Forms, minutes: Forms }),
  contents: Word,
  article: z.strictObject({
    by: Word,
    contributors: Word,
    updated: Word,
    localTime: Word,
    updateNote: Word,
    readFull: Word,
    related: Word,
  }),
  brief: z.strictObject({ readMore: Word }),
  signposts: z.record(SignpostKind, Word),
  bottomLine: Word,
  counterpoint: Word,
  mustReads: Word,
  corrections: Word,
  sponsor: Word,
  quote: z.strictObject({ via: Word, translated: Word }),
  figure: z.strictObject({
    about: Word,
    compared: Word,
    direction: z.strictObject({ up: Word, down: Word, flat: Word }),
    percentagePoints: Forms,
    basisPoints: Forms,
    points: Forms,
    multiple: Word,
    counted: Word,
  }),
  markets: z.strictObject({
    name: Word,
    value: Word,
    change: Word,
    asOf: Word,
    asOfCredit: Word,
    basisPoints: Word,
  }),
  chart: z.strictObject({ credit: Word }),
  when: z.strictObject({
    dayTime: Word,
    early: Word,
    mid: Word,
    late: Word,
    quarters: z.tuple([Word, Word, Word, Word]),
  }),
  calendar: z.strictObject({ scheduled: Word, watch: Word, forecast: Word }),
  measures: z.strictObject({
    onCountries: Word,
    onAll: Word,
    rate: Word,
    rateChange: Word,
    effective: Word,
    stages: z.strictObject({
      threatened: Word,
      announced: Word,
      'in-force': Word,
      paused: Word,
      withdrawn: Word,
    }),
  }),
  image: z.strictObject({ credit: Word }),
  house: z.strictObject({
    'sign-up': HouseWords,
    forward: HouseWords.extend({ subject: Word }),
    feedback: HouseWords.extend({ subject: Word }),
  }),
  end: z.strictObject({
    done: Word,
    extent: Word,
    next: Word,
    receipts: z.strictObject({ both: Word, either: Word, quotations: Forms, figures: Forms, sources: Forms }),
  }),
  footer: z.strictObject({
    why: Word,
    unsubscribe: Word,
    preferences: Word,
    viewInBrowser: Word,
    archive: Word,
  }),
  confirmation: RequestWords,
  reply: Word,
  addressChange: RequestWords,
  alreadySubscribed: NoticeWords,
  addressChanged: NoticeWords,
  welcome: z.strictObject({
    subject: Word,
    preheader: Word,
    title: Word,
    text: Word,
    archive: Word,
    action: Word,
    reply: Word,
  }),
});
export type Words = z.output<typeof Words>;
