/**
 * `all` turns every colour round; `light` only light backgrounds and dark text.
 *
 * @typedef {'all' | 'light'} Darkening
 */

/** @typedef {'background' | 'text' | 'line'} Role what a colour is used for */

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour each from 0 to 1 */

/** Of CIE Lab, 0 to 100: white becomes a grey of this lightness, and every other colour so much lighter than its opposite. */
const DARKEST = 10;

/** Above the one a background counts as light, below the other text as dark. */
const LIGHT_BACKGROUND = 60;
const DARK_TEXT = 60;

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

/**
 * A colour as a mail client shows it that makes mails dark by itself: its lightness turned round, its hue kept.
 *
 * @param {string} css
 * @param {Role} role
 * @param {Darkening} darkening
 * @returns {string} what is no plain colour (`inherit`, `transparent`) comes back as it is
 */
export function darkColour(css, role, darkening) {
  const colour = readColour(css);
  if (!colour || colour[3] === 0) return css;
  const [lightness, a, b] = toLab(colour);
  if (darkening === 'light' && !isMeant(role, lightness)) return css;
  return writeColour(fromLab([Math.min(100, 100 + DARKEST - lightness), a, b], colour[3]));
}

/**
 * @param {Role} role
 * @param {number} lightness
 */
function isMeant(role, lightness) {
  if (role === 'background') return lightness > LIGHT_BACKGROUND;
  if (role === 'text') return lightness < DARK_TEXT;
  // A line is as far from what it stands on as it was.
  return true;
}

/**
 * @param {string} css
 * @returns {Colour | undefined}
 */
function readColour(css) {
  const written = writtenBy('#000000', css);
  // What the canvas cannot read leaves the colour that it had.
  if (written !== writtenBy('#ffffff', css)) return undefined;
  const hex = /^#(..)(..)(..)$/.exec(written);
  if (hex) {
    const [red, green, blue] = hex.slice(1).map((pair) => parseInt(pair, 16) / 255);
    return [red ?? 0, green ?? 0, blue ?? 0, 1];
  }
  const numbers = [...written.matchAll(/[\d.]+/g)].map(Number);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return written.startsWith('rgba') ? [red / 255, green / 255, blue / 255, alpha] : undefined;
}

/**
 * @param {string} before
 * @param {string} css
 */
function writtenBy(before, css) {
  pen.fillStyle = before;
  pen.fillStyle = css;
  return String(pen.fillStyle);
}

/** @param {Colour} colour */
function writeColour([red, green, blue, alpha]) {
  const [r, g, b] = [red, green, blue].map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
  return alpha === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

// CIE Lab over sRGB with its white point, D65: IEC 61966-2-1 and CIE 15.
const WHITE = [0.95047, 1, 1.08883];

/**
 * @param {Colour} colour
 * @returns {[lightness: number, a: number, b: number]}
 */
function toLab([red, green, blue]) {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const [x = 0, y = 0, z = 0] = [
    0.4124 * r + 0.3576 * g + 0.1805 * b,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    0.0193 * r + 0.1192 * g + 0.9505 * b,
  ].map((value, index) => {
    const share = value / (WHITE[index] ?? 1);
    return share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/**
 * @param {[lightness: number, a: number, b: number]} lab
 * @param {number} alpha
 * @returns {Colour}
 */
function fromLab([lightness, a, b], alpha) {
  const middle = (lightness + 16) / 116;
  const [x = 0, y = 0, z = 0] = [middle + a / 500, middle, middle - b / 200].map((share, index) => {
    const value = share > 6 / 29 ? share ** 3 : 3 * (6 / 29) ** 2 * (share - 4 / 29);
    return value * (WHITE[index] ?? 1);
  });
  const [red = 0, green = 0, blue = 0] = [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ].map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055));
  return [red, green, blue, alpha];
}
