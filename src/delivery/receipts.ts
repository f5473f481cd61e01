import { z } from 'zod';
import type { ReceiptCounts } from '../email/mail-input.ts';

const Receipt = z
  .object({
    kind: z.enum(['quotation', 'figure']),
    /** As the issue has it. */
    text: z.string(),
    /** The source's page at these words; missing where the source has no address. */
    url: z.string().optional(),
  })
  .readonly();
export type Receipt = z.infer<typeof Receipt>;

const CitedSource = z
  .object({
    outlet: z.string(),
    /** RFC 3339, as the source has it. */
    published: z.string().optional(),
    url: z.string().optional(),
    receipts: z.array(Receipt).min(1).readonly(),
  })
  .readonly();
export type CitedSource = z.infer<typeof CitedSource>;

/**
 * What readers may know of the sources that bear out an issue's quotations and figures, in the order of the issue. Of the
 * sources' texts it holds no word but those that the issue has itself.
 */
export const Receipts = z.object({ sources: z.array(CitedSource).min(1).readonly() }).readonly();
export type Receipts = z.infer<typeof Receipts>;

/** How much of it there is: what the mail says. */
export function countReceipts({ sources }: Receipts): ReceiptCounts {
  const all = sources.flatMap(({ receipts }) => receipts);
  const quotations = all.filter(({ kind }) => kind === 'quotation').length;
  return { quotations, figures: all.length - quotations, sources: sources.length };
}
