import type { CheckRecord, Evidence } from '../check/check-record.ts';
import type { Source } from '../digest/source.ts';
import type { CitedSource, Receipt, Receipts } from './receipts.ts';
import { addTextFragment } from './text-fragment.ts';

/**
 * What readers may know of how an issue was checked. Counted is what a source has word for word, or number for number: a
 * term quotes nobody, a translation and a sum have no such place, and what is waived or differs was not borne out. What
 * the issue says twice from one place is counted once.
 *
 * @param records what was compared of all that the issue shows, in its order
 * @returns undefined if nothing was borne out
 */
export function buildReceipts(
  records: readonly CheckRecord[],
  sources: readonly Source[],
): Receipts | undefined {
  const places = new Map<string, BorneOut>();
  for (const borneOut of records.flatMap(readBorneOut)) {
    const place = JSON.stringify([borneOut.kind, borneOut.evidence]);
    if (!places.has(place)) places.set(place, borneOut);
  }
  const all = [...places.values()];
  const ids = new Set(all.map(({ evidence }) => evidence.source));
  const cited = [...ids].flatMap((id): CitedSource[] => {
    const source = sources.find((each) => each.id === id);
    return source
      ? [
          citeSource(
            source,
            all.filter(({ evidence }) => evidence.source === id),
          ),
        ]
      : [];
  });
  return cited.length > 0 ? { sources: cited } : undefined;
}

interface BorneOut {
  readonly kind: Receipt['kind'];
  readonly text: string;
  readonly evidence: Evidence;
}

const BORNE_OUT = new Set<CheckRecord['status']>(['verbatim', 'verbatim-unmarked', 'edited', 'borne-out']);

function readBorneOut({ kind, status, text, evidence }: CheckRecord): BorneOut[] {
  const isShown = kind === 'quotation' || kind === 'figure';
  return isShown && evidence && BORNE_OUT.has(status) ? [{ kind, text, evidence }] : [];
}

function citeSource(source: Source, borneOut: readonly BorneOut[]): CitedSource {
  const { outlet, published } = source;
  const url = source.url?.startsWith('https:') ? source.url : undefined;
  return {
    outlet,
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
    receipts: borneOut.map(({ kind, text, evidence: { exact } }) => ({
      kind,
      text,
      // A figure may be spelled otherwise than in the source, and is all that its evidence consists of.
      ...(url === undefined
        ? {}
        : { url: addTextFragment(url, { exact, quoted: kind === 'figure' ? exact : text }) }),
    })),
  };
}
