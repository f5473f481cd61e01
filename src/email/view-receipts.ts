import { countWords, fillWords } from './fill-words.ts';
import type { ReceiptCounts } from './mail-input.ts';
import type { ClosingView } from './mail-view.ts';
import type { ViewContext } from './view-context.ts';

/** "Checked against 4 sources: 5 quotations and 9 figures of this issue." It says nothing of what was not compared. */
export function viewReceipts(
  counts: ReceiptCounts | undefined,
  { words, language, issueUrl }: ViewContext,
): ClosingView['receipts'] {
  if (!counts) return undefined;
  const { receipts } = words.end;
  const sources = countWords(receipts.sources, counts.sources, language);
  const quotations = counts.quotations && countWords(receipts.quotations, counts.quotations, language);
  const figures = counts.figures && countWords(receipts.figures, counts.figures, language);
  const url = `${issueUrl}/sources`;
  if (quotations && figures) return { text: fillWords(receipts.both, { quotations, figures, sources }), url };
  const items = quotations || figures;
  return items ? { text: fillWords(receipts.either, { items, sources }), url } : undefined;
}
