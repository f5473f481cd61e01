/**
 * The base address of a `srcdoc` is that of the page around it, so that a link to a place in the mail would leave it.
 *
 * @param {MouseEvent} event
 */
export function followFragment(event) {
  const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const name = decodeName(link.getAttribute('href')?.slice(1) ?? '');
  const place = link.ownerDocument.getElementById(name) ?? link.ownerDocument.getElementsByName(name)[0];
  place?.scrollIntoView();
}

/** @param {string} name which an author may have written with a stray "%" */
function decodeName(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
