/** @type {WeakMap<Node, string>} */
const madeOf = new WeakMap();

/**
 * Fills a part of the page that changes while somebody reads it: only rows that differ are made anew, and one that
 * has the focus hands it on to its successor.
 *
 * @template Item
 * @param {Element} host
 * @param {readonly Item[]} items
 * @param {{ key: (item: Item) => string, make: (item: Item) => HTMLElement }} parts
 */
export function fillRows(host, items, { key, make }) {
  const wanted = new Set(items.map(key));
  // First of all: to insert a row before those that are gone would move all that follow, and take their focus.
  for (const node of [...host.children]) if (!wanted.has(keyOf(node))) node.remove();
  const before = new Map([...host.children].map((node) => [keyOf(node), node]));
  items.forEach((item, index) => {
    const facts = JSON.stringify(item);
    const old = before.get(key(item));
    const node = old && madeOf.get(old) === facts ? old : make(item);
    madeOf.set(node, facts);
    /** @type {HTMLElement} */ (node).dataset.key = key(item);
    if (old && old !== node) replaceKeepingFocus(old, node);
    const there = host.children[index] ?? null;
    if (there !== node) host.insertBefore(node, there);
  });
}

/** @param {Element} row */
function keyOf(row) {
  return /** @type {HTMLElement} */ (row).dataset.key ?? '';
}

/**
 * @param {Element} old
 * @param {Element} node
 */
function replaceKeepingFocus(old, node) {
  const controlsOf = (/** @type {Element} */ row) => [
    ...row.querySelectorAll(/** @type {'a'} */ ('a, button')),
  ];
  const focused = controlsOf(old).findIndex((control) => control === document.activeElement);
  old.replaceWith(node);
  controlsOf(node)[focused]?.focus({ preventScroll: true });
}
