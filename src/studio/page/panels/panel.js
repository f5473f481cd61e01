/** @import { Opened } from '../opened.js' */

/**
 * What a panel may do to the mail that is shown beside it.
 *
 * @typedef {object} PanelTools
 * @property {(index: number) => void} showLink brings the nth link of the mail into view
 * @property {(words: string, near?: string) => boolean} showText brings words of the mail into view and marks them;
 *   with `near`, those in or after other words. False if they do not stand in what is shown
 * @property {() => Document | undefined} mailDocument the mail as it is shown just now
 */

/** @typedef {(opened: Opened, tools: PanelTools) => Node[] | Promise<Node[]>} Panel what is within it */

export {};
