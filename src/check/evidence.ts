import type { Evidence } from './check-record.ts';
import { textOf } from './explain-quotation.ts';
import type { Place } from './judge-quotation.ts';

const AROUND = 32;

/** The source's own words at a place, with what stands around them. */
export function evidenceAt(place: Place): Evidence {
  const { source, words } = place;
  const { normal } = source.context.paragraphs[words[0].paragraph] ?? {};
  const exact = textOf(place);
  const start = normal?.toOriginal(words[0].start) ?? 0;
  return {
    source: source.source.id,
    exact,
    prefix: normal?.original.slice(Math.max(0, start - AROUND), start) ?? '',
    suffix: normal?.original.slice(start + exact.length, start + exact.length + AROUND) ?? '',
  };
}
