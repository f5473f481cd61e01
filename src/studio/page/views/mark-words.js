const NAME = 'found';
const STYLE = `::highlight(${NAME}) { background-color: #ffd84d; color: #1b1c1a }`;

/**
 * Marks a place in a mail, and nothing else of it, without touching what the mail is made of.
 *
 * @param {Range} range
 */
export function markWords(range) {
  const page = range.startContainer.ownerDocument;
  const view = /** @type {(Window & typeof globalThis) | null | undefined} */ (page?.defaultView);
  if (!page || !view) return;
  if (!('highlights' in view.CSS)) return select(range, view);
  if (page.adoptedStyleSheets.length === 0) {
    // Of the mail's window, and no part of the mail: it stays when that is renewed.
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    page.adoptedStyleSheets = [sheet];
  }
  view.CSS.highlights.set(NAME, new view.Highlight(range));
}

// Firefox before 140: selected words are seen as well.
/**
 * @param {Range} range
 * @param {Window} view
 */
function select(range, view) {
  const selection = view.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
