import { explainRenderError } from './explain-render-error.ts';
import type { PreviewDesk } from './preview-desk.ts';
import type { Preview } from './preview.ts';
import type { Readers } from './readers.ts';
import { showDigest } from './show-digest.ts';
import { turnProof } from './turn-proof.ts';

/** How a digest is to be looked at, beyond what the page does with the finished mail. */
export interface Viewing {
  /** Whether it is to be made as for a newsletter that is written from right to left. */
  readonly isTurned: boolean;
  /** Id of the subscriber it is made out to; empty for the sample one. */
  readonly reader: string;
}

/** Undefined if no digest has that id. In the place of a reader who is not known stands the sample subscriber, and it says so. */
export async function viewDigest(
  { desk, readers }: { readonly desk: PreviewDesk; readonly readers: Readers | undefined },
  id: string,
  { isTurned, reader }: Viewing,
): Promise<Preview | undefined> {
  const preview = await desk.preview(id);
  if (!isTurned && !reader) return preview;
  const proof = await desk.proof(id);
  if (!preview || !proof) return preview;
  const fields = reader ? await readers?.fieldsOf(reader) : undefined;
  const about = { ...preview, ...(reader && !fields ? { unknownReader: reader } : {}) };
  try {
    return { ...about, shown: await showDigest(isTurned ? await turnProof(proof) : proof, fields) };
  } catch (error) {
    // Templates may be right in one direction and broken in the other.
    const findings = [...preview.findings, ...explainRenderError(error)];
    return { ...about, findings, isStale: true };
  }
}
