/**
 * How high a mail is by itself. A part of it may be as high as its frame (`height: 100%`, `min-height: 100vh`), so that it
 * is measured in one of no height: otherwise the frame would grow with the mail, and the mail with the frame.
 *
 * @param {HTMLIFrameElement} frame
 * @param {HTMLElement} host keeps its height meanwhile, or whoever has scrolled would lose the place
 * @returns {string} in CSS's pixels
 */
export function heightOf(frame, host) {
  const root = frame.contentDocument?.documentElement;
  if (!root) return '0px';
  const before = frame.style.height;
  host.style.minHeight = `${host.offsetHeight}px`;
  frame.style.height = '0px';
  const height = Math.max(root.getBoundingClientRect().height, root.scrollHeight);
  frame.style.height = before;
  host.style.minHeight = '';
  return `${Math.ceil(height)}px`;
}
