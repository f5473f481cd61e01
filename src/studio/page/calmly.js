/**
 * For work that is asked for more often than it can be done: the first time it is done at once, then never twice at
 * a time, nor again within `pauseMs` of its end, or as long as it took: the server has other work, too. However often
 * it is asked for meanwhile, it is done once more.
 *
 * @param {() => Promise<void>} work
 * @param {number} pauseMs
 * @returns {() => void}
 */
export function calmly(work, pauseMs) {
  let isBusy = false;
  let isAsked = false;
  const run = async () => {
    isBusy = true;
    const begun = performance.now();
    try {
      await work();
    } finally {
      setTimeout(
        () => {
          isBusy = false;
          if (isAsked) ask();
        },
        Math.max(pauseMs, performance.now() - begun),
      );
    }
  };
  const ask = () => {
    isAsked = isBusy;
    if (!isBusy) void run();
  };
  return ask;
}
