const WHO =
  '(?:people|persons?|sources?|officials?|executives?|aides?|diplomats?|insiders?|bankers?|lawyers?|advisers?|employees?)';

/** How a source says that it keeps a name to itself. */
const UNNAMED = new RegExp(
  [
    `\\b${WHO} (?:who (?:is|are|was|were) )?(?:directly )?(?:familiar with|with (?:direct |first-hand )?knowledge|close to|briefed on|involved in)`,
    `\\b${WHO}\\b[^.]{0,30} (?:who|that) (?:asked|declined|requested|spoke|did not want|wanted|insisted)\\b`,
    `\\b(?:asked|declined|requested|wished) (?:not to be|to remain|to stay) (?:named|identified|anonymous|unnamed)`,
    `\\bon (?:the )?condition of anonymity`,
    `\\b(?:two|three|four|five|several|some|many|senior|unnamed|multiple)(?: \\p{L}+)? (?:people|sources|officials|executives|aides|diplomats) (?:said|say|told|added)\\b`,
    `\\b(?:said|according to) (?:two|three|four|five|several|some|unnamed|multiple|senior) (?:\\p{L}+ )?(?:people|sources|officials|executives|aides|diplomats)\\b`,
    `\\b[Ss]ources (?:said|say|told|close|familiar|added)\\b`,
    `\\baccording to (?:sources|people|officials)\\b`,
  ].join('|'),
  'iu',
);

/** Softer ways in which an article may pass the reserve on. */
const RESERVED =
  /\b(?:reportedly|is said to|are said to|was said to|unnamed|anonymous(?:ly)?|not (?:been )?named|understood to|is reported to|by some accounts)\b/i;

/** Whether a text says that what it tells comes from people without a name. */
export function namesNobody(text: string): boolean {
  return UNNAMED.test(text);
}

/** Whether a text leaves open who vouches for what it tells. */
export function keepsReserve(text: string): boolean {
  return UNNAMED.test(text) || RESERVED.test(text);
}
