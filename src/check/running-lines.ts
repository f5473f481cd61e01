import { groupBy } from '../digest/group-by.ts';

interface PageLine {
  readonly text: string;
  readonly line: number;
  readonly page: number;
}

/** So many lines at the top and at the bottom of a page may be repeated on all of them. */
const EDGE = 3;

/**
 * Finds the heads and feet that stand on most pages, whatever the page's number in them.
 *
 * @returns the numbers of their lines
 */
export function findRunningLines(lines: readonly PageLine[]): ReadonlySet<number> {
  const pages = [...groupBy(lines, ({ page }) => page).values()];
  if (pages.length < 2) return new Set();
  const edges = pages.flatMap((page) => [...new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)])]);
  const running = [...groupBy(edges, ({ text }) => shapeOf(text)).values()].filter((same) => {
    const on = new Set(same.map(({ page }) => page));
    // Two of three pages: the first often has a head of its own.
    return on.size >= 2 && on.size >= Math.ceil((pages.length * 2) / 3);
  });
  return new Set(running.flat().map(({ line }) => line));
}

function shapeOf(text: string): string {
  return text.toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, ' ');
}
