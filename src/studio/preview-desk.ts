import type { DeskList, Preview } from './preview.ts';
import type { Proof } from './proof.ts';

/** What the studio can show of the content, and how it looks. */
export interface PreviewDesk {
  list(): Promise<DeskList>;
  /** Undefined if no digest has that id. */
  preview(id: string): Promise<Preview | undefined>;
  /** The last version that could be rendered, for those who look closer; undefined if there is none. */
  proof(id: string): Promise<Proof | undefined>;
  /**
   * Tells that what the desk shows may have changed.
   *
   * @returns ends the calls
   */
  onChange(listener: () => void): () => void;
}
