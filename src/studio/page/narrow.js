/** Where the list and what is open do not fit side by side; the same as in base.css. */
export const NARROW = matchMedia('(max-width: 760px)');
