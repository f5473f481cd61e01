import { normaliseText } from './normalise-text.ts';
import { readWords } from './words.ts';

/** Words of a quotation that must stand in the source without a gap. */
export interface Piece {
  readonly keys: readonly string[];
  /** What stands in the quotation before the piece: nothing, an ellipsis or an [edit]. */
  readonly before: 'start' | 'ellipsis' | 'edit';
  /** The words within the brackets of that edit. */
  readonly edit: readonly string[];
}

/**
 * Takes a quotation apart where its writer has owned up to a change: at … and at [words]. A capital in brackets is part
 * of its word ([W]e), and [sic] is nobody's word.
 *
 * @returns the pieces in order, and whether anything was changed at all
 */
export function readPieces(quotation: string): { readonly pieces: Piece[]; readonly isEdited: boolean } {
  const text = normaliseText(quotation)
    .text.replaceAll(/ ?\[sic\]/gi, '')
    .replaceAll(/\[(\p{L})\](?=\p{L})/gu, '$1');
  const pieces: Piece[] = [];
  let before: Piece['before'] = 'start';
  let edit: string[] = [];
  for (const part of text.split(CHANGE)) {
    if (part === undefined || part === '') continue;
    if (part === '…' || ELLIPSIS_IN_BRACKETS.test(part)) {
      before = before === 'edit' ? 'edit' : 'ellipsis';
      if (before === 'ellipsis') edit = [];
    } else if (/\[[^[\]]*\]/.test(part)) {
      before = 'edit';
      for (const key of keysOf(part.replace(/^[^[]*\[|\][^\]]*$/g, ''))) edit.push(key);
    } else {
      const keys = keysOf(part);
      if (keys.length === 0) continue;
      pieces.push({ keys, before, edit });
      before = 'start';
      edit = [];
    }
  }
  return { pieces, isEdited: CHANGE.test(text) };
}

const CHANGE = /((?:(?<![\p{L}'])[\p{L}']{1,30})?\[[^[\]]{0,200}\][\p{L}']*|\(…\)|…)/u;
const ELLIPSIS_IN_BRACKETS = /^[[(]…[\])]$/;

function keysOf(text: string): string[] {
  return readWords(text).map(({ key }) => key);
}
