/**
 * Gives an element the attributes of another one, which loses them: they are moved as they are, since a mail may have names
 * that cannot be set, such as that of a quotation mark too many.
 *
 * @param {Element} old
 * @param {Element} wanted
 */
export function renewAttributes(old, wanted) {
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const attribute of [...wanted.attributes]) {
    if (old.getAttribute(attribute.name) === attribute.value) continue;
    wanted.removeAttributeNode(attribute);
    old.setAttributeNode(attribute);
  }
}
