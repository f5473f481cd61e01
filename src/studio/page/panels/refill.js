/**
 * Fills a panel anew, as after a save, and leaves whoever is at work in it where they were: what is unfolded, what they
 * typed, the focus and the place. Things are the same that are called the same.
 *
 * @param {HTMLElement} panel
 * @param {readonly Node[]} nodes
 */
export function refill(panel, nodes) {
  const { scrollTop } = panel;
  const before = [...panel.querySelectorAll('details, input[type=search], input[type=text]')];
  const known = named(before);
  const focused = nameIn(named(focusable(panel)), document.activeElement);
  panel.replaceChildren(...nodes);
  for (const [name, element] of named([...panel.querySelectorAll('details, input')])) {
    const old = known.get(name);
    if (old instanceof HTMLDetailsElement && old.open) unfold(element, old);
    if (
      old instanceof HTMLInputElement &&
      element instanceof HTMLInputElement &&
      old.value !== element.value
    ) {
      element.value = old.value;
      element.dispatchEvent(new Event('input'));
    }
  }
  if (focused) named(focusable(panel)).get(focused)?.focus({ preventScroll: true });
  panel.scrollTop = scrollTop;
}

/**
 * What is the same in every version is not looked up again.
 *
 * @param {HTMLElement} element
 * @param {HTMLDetailsElement} old
 */
function unfold(element, old) {
  if (old.dataset.lasting !== undefined) element.replaceWith(old);
  else /** @type {HTMLDetailsElement} */ (element).open = true;
}

/** @param {HTMLElement} panel */
function focusable(panel) {
  return [...panel.querySelectorAll('button, input, select, summary, a[href], [tabindex]')];
}

/**
 * What a panel calls by a name of its own (`data-name`) goes by that, all else by its words.
 *
 * @param {readonly Element[]} elements
 * @returns {Map<string, HTMLElement>} by what they are called, and the how manieth of that name they are
 */
function named(elements) {
  /** @type {Map<string, HTMLElement>} */
  const byName = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const element of elements) {
    const words = element.querySelector('summary') ?? element;
    const given = element.getAttribute('data-name') ?? element.getAttribute('aria-label');
    const name = `${element.localName} ${given ?? words.textContent}`;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    byName.set(`${name} ${nth}`, /** @type {HTMLElement} */ (element));
  }
  return byName;
}

/**
 * @param {Map<string, HTMLElement>} byName
 * @param {Element | null} element
 */
function nameIn(byName, element) {
  return [...byName].find(([, one]) => one === element)?.[0];
}
