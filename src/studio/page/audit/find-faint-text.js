/** @import { FaintText } from '../../audit.ts' */

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour 0 to 255, alpha 0 to 1 */

/** WCAG 2.2, 1.4.3: for text, and for text that is large. */
const NEEDED = 4.5;
const NEEDED_IF_LARGE = 3;
/** In CSS pixels: 18 points, or 14 if bold. */
const LARGE = 24;
const LARGE_IF_BOLD = 18.66;
const BOLD = 700;

/**
 * Measures every text of a document that is laid out against what it stands on, as it is coloured now. Text upon a
 * picture is left out: nobody can tell what is behind it.
 *
 * @param {Document} mail
 * @returns {FaintText[]} one for each pair of colours, the faintest first
 */
export function findFaintText(mail) {
  /** @type {Map<string, FaintText>} */
  const found = new Map();
  const walker = mail.createTreeWalker(mail.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const faint = measure(/** @type {Text} */ (walker.currentNode));
    if (!faint) continue;
    const key = `${faint.colour} ${faint.background} ${faint.needed}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, places: known.places + 1 } : faint);
  }
  return [...found.values()].sort((a, b) => a.ratio - b.ratio);
}

/**
 * @param {Text} text
 * @returns {FaintText | undefined} undefined if it can be read, or is not there for anyone to read
 */
function measure(text) {
  const words = text.data.trim().replace(/\s+/g, ' ');
  const parent = text.parentElement;
  if (!parent || !/[\p{L}\p{N}]/u.test(words) || !isShown(text, parent)) return undefined;
  const background = backgroundOf(parent);
  const own = styleOf(parent);
  const colour = readColour(own.color);
  if (!background || !colour) return undefined;
  const seen = mix([colour[0], colour[1], colour[2], colour[3] * opacityOf(parent)], background);
  const ratio = contrastOf(seen, background);
  const size = parseFloat(own.fontSize);
  const isLarge = size >= LARGE || (size >= LARGE_IF_BOLD && Number(own.fontWeight) >= BOLD);
  const needed = isLarge ? NEEDED_IF_LARGE : NEEDED;
  if (ratio >= needed) return undefined;
  return { words, places: 1, colour: write(seen), background: write(background), ratio, needed };
}

/**
 * @param {Text} text
 * @param {HTMLElement} parent
 */
function isShown(text, parent) {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const { width, height } = range.getBoundingClientRect();
  const { visibility, fontSize } = styleOf(parent);
  return width > 1 && height > 1 && visibility === 'visible' && parseFloat(fontSize) > 1 && !isCutOff(parent);
}

// The preheader is in the mail and not to be seen: hidden, with no height left for it.
/** @param {HTMLElement | null} node */
function isCutOff(node) {
  for (; node; node = node.parentElement) {
    const { maxHeight, overflow } = styleOf(node);
    if (maxHeight === '0px' && overflow !== 'visible') return true;
  }
  return false;
}

/**
 * What is behind an element, through all that is not opaque.
 *
 * @param {HTMLElement} element
 * @returns {Colour | undefined} undefined if a picture is in between
 */
function backgroundOf(element) {
  /** @type {Colour[]} */
  const layers = [];
  for (let node = /** @type {HTMLElement | null} */ (element); node; node = node.parentElement) {
    const { backgroundColor, backgroundImage } = styleOf(node);
    if (backgroundImage !== 'none') return undefined;
    const colour = readColour(backgroundColor);
    if (!colour) return undefined;
    layers.unshift(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduce((below, layer) => mix(layer, below), canvasOf(element));
}

/**
 * @param {HTMLElement} element
 * @returns {Colour}
 */
function canvasOf({ ownerDocument }) {
  const isDark = styleOf(ownerDocument.documentElement).colorScheme === 'dark';
  return isDark ? [0, 0, 0, 1] : [255, 255, 255, 1];
}

/** @param {HTMLElement | null} node */
function opacityOf(node) {
  let opacity = 1;
  for (; node; node = node.parentElement) opacity *= Number(styleOf(node).opacity);
  return opacity;
}

/** @param {HTMLElement} element */
function styleOf(element) {
  return /** @type {Window} */ (element.ownerDocument.defaultView).getComputedStyle(element);
}

/**
 * @param {string} css a computed colour
 * @returns {Colour | undefined} undefined if it is of a kind that mails do not have
 */
function readColour(css) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return /^rgba?\(/.test(css) ? [red, green, blue, alpha] : undefined;
}

/**
 * @param {Colour} above
 * @param {Colour} below opaque
 * @returns {Colour}
 */
function mix([red, green, blue, alpha], [redBelow, greenBelow, blueBelow]) {
  const mixed = (/** @type {number} */ a, /** @type {number} */ b) => a * alpha + b * (1 - alpha);
  return [mixed(red, redBelow), mixed(green, greenBelow), mixed(blue, blueBelow), 1];
}

/**
 * @param {Colour} a
 * @param {Colour} b
 */
function contrastOf(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (Number(light) + 0.05) / (Number(dark) + 0.05);
}

// WCAG 2.2, relative luminance.
/** @param {Colour} colour */
function luminance([red, green, blue]) {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Colour} colour */
function write(colour) {
  const digits = colour.slice(0, 3).map((value) => Math.round(value).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}
