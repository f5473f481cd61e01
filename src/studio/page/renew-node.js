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

// Moved as they are: a mail may have names that cannot be set, such as that of a quotation mark too many.
/**
 * @param {Element} old
 * @param {Element} wanted
 */
function renewAttributes(old, wanted) {
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const attribute of [...wanted.attributes]) {
    if (old.getAttribute(attribute.name) === attribute.value) continue;
    wanted.removeAttributeNode(attribute);
    old.setAttributeNode(attribute);
  }
}

/**
 * @param {Element} old
 * @param {Element} wanted
 */
function renewChildren(old, wanted) {
  const [before, after] = [[...old.childNodes], [...wanted.childNodes]];
  // What was put in or taken out somewhere leaves what stands before and behind it.
  while (areEqual(before[0], after[0])) {
    before.shift();
    after.shift();
  }
  /** @type {ChildNode | undefined} */
  let behind;
  while (areEqual(before.at(-1), after.at(-1))) {
    behind = before.pop();
    after.pop();
  }
  after.forEach((node, index) => {
    const there = before[index];
    if (there) renewNode(there, node);
    else old.insertBefore(node, behind ?? null);
  });
  for (const gone of before.slice(after.length)) gone.remove();
}

/**
 * @param {Node | undefined} one
 * @param {Node | undefined} other
 */
function areEqual(one, other) {
  return one !== undefined && other !== undefined && one.isEqualNode(other);
}

/**
 * @param {Node} node
 * @returns {node is Element} also if it is of another window, which has classes of its own
 */
function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}
