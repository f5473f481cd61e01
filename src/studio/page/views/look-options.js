/** @typedef {[value: string, words: string][]} Options */

/** @type {Options} */
export const WIDTHS = [
  ['320', '320'],
  ['375', '375'],
  ['600', '600'],
  ['full', 'Full'],
];

/** @type {Options} */
export const APPEARANCES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['inverted', 'Inverted'],
  ['darkened', 'Darkened'],
];

/** @type {Options} */
export const PICTURES = [
  ['on', 'Pictures'],
  ['off', 'No pictures'],
];

/** @type {Options} */
export const PARTS = [
  ['html', 'HTML'],
  ['text', 'Text part'],
  ['web', 'Web version'],
];
