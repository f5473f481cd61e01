/** @import { Opened } from '../opened.js' */

/**
 * What a panel may do to the mail that is shown beside it.
 *
 * @typedef {object} PanelTools
 * @property {(index: number) => void} showLink brings the nth link of the mail into view
 */

/** @typedef {(opened: Opened, tools: PanelTools) => Node[]} Panel what is within it */

export {};
