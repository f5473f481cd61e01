const STYLE = `
  html { color-scheme: only light; background: #fff; color: #1a1a1a }
  html.is-dark { color-scheme: only dark; background: #1b1b1b; color: #ececec }
  body { margin: 0; padding: 16px }
  pre { margin: 0; font: 13px/1.5 ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }
  a { color: #0b57d0 }
  .is-dark a { color: #8ab4f8 }
`;

/**
 * The text part as a client shows it that shows no HTML: letters of one width, lines as long as there is room for,
 * addresses to be followed.
 *
 * @param {string} text
 * @param {{ appearance: string }} look
 */
export function textDocument(text, { appearance }) {
  const page = document.implementation.createHTMLDocument('');
  const style = page.createElement('style');
  style.textContent = STYLE;
  page.head.append(style);
  page.documentElement.classList.toggle('is-dark', appearance !== 'light');
  const words = page.createElement('pre');
  words.append(...withLinks(text, page));
  page.body.append(words);
  return page;
}

/**
 * @param {string} text
 * @param {Document} page
 * @returns {(Node | string)[]}
 */
function withLinks(text, page) {
  // Caught by the parentheses, the addresses stand at the odd places.
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const link = page.createElement('a');
    link.href = piece;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = piece;
    return link;
  });
}
