/** @import { Inspection, Weight } from '../inspection.ts' */
/** @import { Opened } from './opened.js' */
import { fetchFromStudio } from './fetch-from-studio.js';

/** @type {WeakMap<Opened, Promise<Inspection>>} */
const known = new WeakMap();

/**
 * What stands between the files of a digest and its mail; asked for once for each version.
 *
 * @param {Opened} opened a digest that has been rendered
 * @returns {Promise<Inspection>}
 */
export function loadInspection(opened) {
  const inspection = known.get(opened) ?? load(`${addressOf(opened)}/inspection${opened.query}`);
  known.set(opened, inspection);
  inspection.catch(() => known.delete(opened));
  return inspection;
}

/**
 * How much each part of a digest adds to its HTML.
 *
 * @param {Opened} opened a digest that has been rendered
 * @param {string} [article] id of the one whose blocks are meant
 * @returns {Promise<readonly Weight[]>}
 */
export function loadWeights(opened, article) {
  const within = article === undefined ? '' : `/${encodeURIComponent(article)}`;
  return load(`${addressOf(opened)}/weights${within}${opened.query}`);
}

/** @param {Opened} opened */
function addressOf({ id }) {
  return `api/digests/${encodeURIComponent(id)}`;
}

/** @param {string} path */
async function load(path) {
  const response = await fetchFromStudio(path);
  if (response.ok) return response.json();
  if (response.status === 409) throw new Error('A file was saved meanwhile. Ask again.');
  throw new Error(`The studio failed at this (${response.status}). Its terminal says why.`);
}
