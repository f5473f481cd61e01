/** A new version waits this long for its pictures before it takes the old one's place. */
const PATIENCE_MS = 400;

/**
 * Waits until a frame has loaded; not for pictures that take long, but always for its words.
 *
 * @param {HTMLIFrameElement} frame
 * @returns {Promise<void>}
 */
export function laidOut(frame) {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    const lookAgain = () => {
      if (wholeDocument(frame) || !frame.isConnected) resolve();
      else setTimeout(lookAgain, PATIENCE_MS);
    };
    setTimeout(lookAgain, PATIENCE_MS);
  });
}

/**
 * What was given to a frame, once it is there from beginning to end; but for its pictures.
 *
 * @param {HTMLIFrameElement} frame
 * @returns {Document | undefined}
 */
export function wholeDocument(frame) {
  const there = frame.contentDocument;
  return there?.URL === 'about:srcdoc' && there.readyState !== 'loading' && there.body ? there : undefined;
}
