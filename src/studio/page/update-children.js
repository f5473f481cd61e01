import { renewAttributes } from './renew-attributes.js';

/**
 * Has a part of the page show these nodes, and leaves those that are there in their places: a link that has the
 * focus, or is being pressed while a list is loaded again, stays the same link. Nodes are known by their id, a list's
 * by that of their link. They must listen to nothing themselves.
 *
 * @param {Element} host
 * @param {readonly Element[]} nodes
 */
export function updateChildren(host, nodes) {
  const before = keyed([...host.children]);
  const wanted = keyed(nodes);
  // First of all: to insert a row before those that are gone would move all that follow.
  const kept = new Set([...wanted.keys()].map((key) => before.get(key)));
  for (const old of [...host.children]) if (!kept.has(old)) old.remove();
  [...wanted].forEach(([key, node], index) => {
    const old = before.get(key);
    if (old) update(old, node);
    const there = host.children[index] ?? null;
    if (there !== (old ?? node)) host.insertBefore(old ?? node, there);
  });
}

/** @param {readonly Element[]} nodes */
function keyed(nodes) {
  /** @type {Map<string, Element>} */
  const byKey = new Map();
  nodes.forEach((node) => {
    const id = node.localName === 'li' ? node.querySelector('a')?.id : node.id;
    byKey.set(id || `${node.localName} ${byKey.size}`, node);
  });
  return byKey;
}

/**
 * @param {Element} old
 * @param {Element} node
 */
function update(old, node) {
  if (old.isEqualNode(node)) return;
  renewAttributes(old, node);
  if (node.localName === 'ul' || node.localName === 'li') updateChildren(old, [...node.children]);
  else old.replaceChildren(...node.childNodes);
}
