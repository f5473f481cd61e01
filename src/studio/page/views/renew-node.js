import { renewAttributes } from '../renew-attributes.js';
import { equalNodes } from './equal-nodes.js';

/**
 * Makes a node like another one, and leaves what is like it already: a picture that has come stays, and so do the focus
 * and what somebody has selected.
 *
 * @param {ChildNode} old
 * @param {ChildNode} wanted may be of another document; what is new in it moves over
 */
export function renewNode(old, wanted) {
  if (old.isEqualNode(wanted)) return;
  if (!isElement(old) || !isElement(wanted) || old.nodeName !== wanted.nodeName)
    return old.replaceWith(wanted);
  renewAttributes(old, wanted);
  renewChildren(old, wanted);
}

/**
 * @param {Element} old
 * @param {Element} wanted
 */
function renewChildren(old, wanted) {
  const [before, after] = [[...old.childNodes], [...wanted.childNodes]];
  let [start, begin] = [0, 0];
  for (const [end, stop] of equalNodes(before, after)) {
    renewRun(old, before.slice(start, end), after.slice(begin, stop), before[end] ?? null);
    [start, begin] = [end + 1, stop + 1];
  }
  renewRun(old, before.slice(start), after.slice(begin), null);
}

/**
 * Has nodes that stand in a row become others. As many as there are become the first of them: most likely they are the
 * same ones, with other words.
 *
 * @param {Element} parent
 * @param {readonly ChildNode[]} before
 * @param {readonly ChildNode[]} after
 * @param {ChildNode | null} behind what follows them
 */
function renewRun(parent, before, after, behind) {
  after.forEach((node, index) => {
    const there = before[index];
    if (there) renewNode(there, node);
    else parent.insertBefore(node, behind);
  });
  for (const gone of before.slice(after.length)) gone.remove();
}

/**
 * @param {Node} node
 * @returns {node is Element} also if it is of another window, which has classes of its own
 */
function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}
