/** @import { Pane } from './pane.js' */

/**
 * Keeps two panes at the same place of the mail while one of them is scrolled: between the same headings if both have
 * as many, else at the same share of the whole.
 *
 * @param {Pane} one
 * @param {Pane} other
 * @param {() => boolean} isOn
 */
export function scrollTogether(one, other, isOn) {
  // Moving a pane is told as scrolling, too, and must not move the first one again.
  /** @type {WeakMap<Element, number>} */
  const moved = new WeakMap();
  const follow = (/** @type {Pane} */ leader, /** @type {Pane} */ follower) => {
    const { scrollTop } = leader.stage;
    const isAnswer = Math.abs((moved.get(leader.stage) ?? -10) - scrollTop) < 2;
    moved.delete(leader.stage);
    if (isAnswer || !isOn()) return;
    follower.stage.scrollTop = placeIn(follower.places, leader.places, scrollTop);
    moved.set(follower.stage, follower.stage.scrollTop);
  };
  one.stage.addEventListener('scroll', () => follow(one, other));
  other.stage.addEventListener('scroll', () => follow(other, one));
}

/**
 * @param {number[]} there places of the one, ascending
 * @param {number[]} here places of the other
 * @param {number} place between those that are here
 */
function placeIn(there, here, place) {
  const isAlike = there.length === here.length;
  const marks = [0, ...(isAlike ? here : here.slice(-1))];
  const others = [0, ...(isAlike ? there : there.slice(-1))];
  const next = Math.max(
    1,
    marks.findIndex((mark) => mark > place),
  );
  const [from = 0, to = 1] = [marks[next - 1], marks[next]];
  const [otherFrom = 0, otherTo = 1] = [others[next - 1], others[next]];
  const share = to > from ? (place - from) / (to - from) : 0;
  return otherFrom + share * (otherTo - otherFrom);
}
