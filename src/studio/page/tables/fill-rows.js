/** @type {WeakMap<Node, string>} */
const madeOf = new WeakMap();

/**
 * Fills a part of the page that changes while somebody reads it: only rows that differ are made anew, so that the
 * focus, and what is unfolded, stays where it is.
 *
 * @template Item
 * @param {Element} host
 * @param {readonly Item[]} items
 * @param {{ key: (item: Item) => string, make: (item: Item) => HTMLElement }} parts
 */
export function fillRows(host, items, { key, make }) {
  const before = new Map(
    [...host.children].map((node) => [/** @type {HTMLElement} */ (node).dataset.key, node]),
  );
  items.forEach((item, index) => {
    const facts = JSON.stringify(item);
    const old = before.get(key(item));
    const node = old && madeOf.get(old) === facts ? old : make(item);
    madeOf.set(node, facts);
    /** @type {HTMLElement} */ (node).dataset.key = key(item);
    const there = host.children[index];
    if (there === node) return;
    // In its place, where it is the same row: to insert one and remove the other would move all that follow.
    if (there && old === there) there.replaceWith(node);
    else host.insertBefore(node, there ?? null);
  });
  while (host.children.length > items.length) host.lastElementChild?.remove();
}
