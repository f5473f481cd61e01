import type { Deadline } from '../digest/deadline.ts';
import { formatWhen } from './format-when.ts';
import type { CalendarGroupView, CalendarView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';
import { viewRichText } from './view-rich-text.ts';

/** From the surest to the least sure. */
const KINDS = ['scheduled', 'watch', 'forecast'] as const;

/** What is ahead, with what is fixed kept apart from what somebody expects. */
export function viewCalendar(entries: readonly Deadline[], context: ViewContext): CalendarView {
  const groups = KINDS.flatMap((kind): CalendarGroupView[] => {
    const ofKind = entries.filter((entry) => entry.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      { label: context.words.calendar[kind], entries: ofKind.map((entry) => viewEntry(entry, context)) },
    ];
  });
  return { type: 'calendar', groups };
}

function viewEntry(
  { when, text, place }: Deadline,
  context: ViewContext,
): CalendarGroupView['entries'][number] {
  return { when: formatWhen(when, context), text: viewRichText(text, context), place };
}
