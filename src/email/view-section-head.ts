import type { SectionKind } from '../digest/block.ts';
import type { SectionHeadView } from './block-view.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Signs that every system has in its text fonts (WGL4) and none draws as a coloured emoji.
 * What lies behind and what lies ahead point along the line of writing.
 */
const ICONS: Readonly<Record<SectionKind, { readonly ltr: string; readonly rtl: string }>> = {
  background: { ltr: '←', rtl: '→' },
  stakes: { ltr: '◊', rtl: '◊' },
  statements: { ltr: '“', rtl: '”' },
  response: { ltr: '∆', rtl: '∆' },
  next: { ltr: '→', rtl: '←' },
  summary: { ltr: '≡', rtl: '≡' },
  analysis: { ltr: '¶', rtl: '¶' },
  other: { ltr: '•', rtl: '•' },
};

/** The title of a section, with the icon that follows from its kind. */
export function viewSectionHead(
  { kind, title }: { readonly kind: SectionKind; readonly title: string },
  place: Pick<SectionHeadView, 'level' | 'number' | 'isChapter'>,
  context: ViewContext,
): SectionHeadView {
  return { type: 'section-head', ...place, title, icon: ICONS[kind][context.newsletter.direction] };
}
