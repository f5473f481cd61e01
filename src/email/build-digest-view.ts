import { Temporal } from 'temporal-polyfill';
import type { BuiltBlock } from '../digest/digest.ts';
import { WEEKDAYS, type Newsletter } from '../digest/newsletter.ts';
import type { BlockView } from './block-view.ts';
import { buildFrame } from './build-frame.ts';
import { countWords, fillWords } from './fill-words.ts';
import { formatDate } from './format-when.ts';
import { groupIntoBands } from './group-into-bands.ts';
import { joinParts } from './join-parts.ts';
import type { DigestInput } from './mail-input.ts';
import type { DigestView, ClosingView } from './mail-view.ts';
import { subscriberLinks } from './subscriber-links.ts';
import type { ViewContext } from './view-context.ts';
import { viewDigestBlock } from './view-digest-block.ts';
import { viewFlags } from './view-flags.ts';
import { viewSectionHead } from './view-section-head.ts';
import { viewReceipts } from './view-receipts.ts';
import type { Words } from './words.ts';

export function buildDigestView(input: DigestInput, words: Words): DigestView {
  const { digest, newsletter, siteUrl, receipts } = input;
  const { language, timeZone: zone, name, site } = newsletter;
  const { date, people, subject, flags, preheader } = digest;
  const issueUrl = `${siteUrl}/issues/${digest.id}`;
  const context: ViewContext = {
    newsletter,
    siteUrl,
    words,
    language,
    zone,
    date,
    people,
    subject,
    issueUrl,
  };
  const extent = countExtent(digest.extent, context);
  const mail = {
    subject: [viewFlags(flags), subject].filter(Boolean).join(' '),
    preheader,
    why: fillWords(words.footer.why, { name, site }),
    dateLine: formatDate(date, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    extent: joinParts(Object.values(extent), words),
    links: subscriberLinks(siteUrl, issueUrl),
  };
  return {
    ...buildFrame({ newsletter, siteUrl }, mail, words),
    kind: 'digest',
    bands: groupIntoBands(digest.blocks.map((block) => viewTopBlock(block, context))),
    closing: { ...viewClosing(newsletter, date, extent, words), receipts: viewReceipts(receipts, context) },
  };
}

type ExtentWords = Readonly<Record<'stories' | 'words' | 'minutes', string>>;

function countExtent(extent: DigestInput['digest']['extent'], { words, language }: ViewContext): ExtentWords {
  const { stories, words: wordForms, minutes } = words.masthead;
  return {
    stories: countWords(stories, extent.articles, language),
    words: countWords(wordForms, extent.words, language),
    minutes: countWords(minutes, extent.minutes, language),
  };
}

/** The masthead has the heading of level 1. */
const TOP_LEVEL = 2;

function viewTopBlock(block: BuiltBlock, context: ViewContext): readonly BlockView[] {
  if (block.type !== 'section') return viewDigestBlock(block, TOP_LEVEL, context);
  return [
    viewSectionHead(block, { level: TOP_LEVEL, number: undefined, isChapter: true }, context),
    ...block.blocks.flatMap((inner) => viewDigestBlock(inner, TOP_LEVEL + 1, context)),
  ];
}

function viewClosing(
  newsletter: Newsletter,
  date: string,
  extent: ExtentWords,
  words: Words,
): Omit<ClosingView, 'receipts'> {
  const { language, sendTime } = newsletter;
  return {
    done: fillWords(words.end.done, { day: formatDate(date, language, { weekday: 'long' }) }),
    extent: fillWords(words.end.extent, extent),
    next: fillWords(words.end.next, {
      day: formatDate(nextDay(newsletter, date), language, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      }),
      time: sendTime,
    }),
  };
}

function nextDay({ weekdays }: Newsletter, date: string): string {
  let day = Temporal.PlainDate.from(date);
  do {
    day = day.add({ days: 1 });
  } while (!weekdays.some((weekday) => WEEKDAYS.indexOf(weekday) + 1 === day.dayOfWeek));
  return day.toString();
}
