/**
 * @param {number} count
 * @param {string} noun
 */
export function plural(count, noun) {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** @param {readonly string[]} countries codes of two letters */
export function flagsOf(countries) {
  return countries
    .map((code) => String.fromCodePoint(...[...code].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65)))
    .join('');
}

/**
 * @param {string} text
 * @returns {string} with flags as Windows shows them: as the letters of the country
 */
export function withFlagsAsLetters(text) {
  return text
    .replace(/([\u{1f1e6}-\u{1f1ff}]{2})(?=[\u{1f1e6}-\u{1f1ff}])/gu, '$1 ')
    .replace(/[\u{1f1e6}-\u{1f1ff}]/gu, (letter) =>
      String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
    );
}

/** @param {string} instant RFC 3339 */
export function timeOf(instant) {
  return new Date(instant).toLocaleTimeString('en-GB');
}

/** @param {{ file: string, line: number }} place */
export function placeOf({ file, line }) {
  return line > 0 ? `${file}:${line}` : file;
}
