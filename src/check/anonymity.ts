const WHO =
  '(?:people|persons?|sources?|officials?|executives?|aides?|diplomats?|insiders?|bankers?|lawyers?|advisers?|advisors?|employees?|traders?|brokers?|dealers?|negotiators?)';
/** Who else may speak without a name; with a claim to closeness alone they are just people of a story. */
const ANYBODY = `(?:${WHO}|delegates?|members?|managers?|buyers?|engineers?|owners?)`;

/** How a source says that it keeps a name to itself. */
const UNNAMED = new RegExp(
  [
    `\\b${WHO} (?:who (?:is|are|was|were) )?(?:directly )?(?:familiar with|with (?:direct |first-hand )?knowledge|close to|briefed on|involved in)`,
    `\\b${WHO}\\b[^.]{0,30} (?:who|that) (?:asked|declined|requested|spoke|did not want|wanted|insisted)\\b`,
    `\\b(?:asked|declined|requested|wished|insisted|wanted|preferred) (?:not to be|to remain|to stay|on not being) (?:named|identified|quoted by name|anonymous|unnamed)`,
    `\\b(?:would not|wouldn't|did not want to|didn't want to|could not|couldn't|refused to) be (?:named|identified)`,
    `\\b(?:asked|requested) (?:for )?anonymity`,
    `\\b(?:not|wasn't|weren't|isn't|aren't) (?:allowed|authorised|authorized|permitted) to (?:speak|talk|comment)`,
    `\\bon (?:the )?condition (?:of anonymity|that (?:he|she|they) not be named)`,
    `\\bwithout (?:wanting|wishing) to be (?:named|identified)`,
    // Not "Milan Horak, an engineer, said".
    `(?<!\\p{Lu}[\\p{L}'-]+, )\\b(?:an?|one|another) (?:[\\p{L}-]+ ){0,2}${ANYBODY}(?: (?:in|at|of|on) [^.,]{2,30})?,? (?:said|says|told|added)\\b`,
    `\\b(?:said|says|according to) (?:an?|one|another) (?:[\\p{L}-]+ ){0,2}${ANYBODY}\\b`,
    `\\b(?:two|three|four|five|several|some|many|senior|unnamed|multiple)(?: \\p{L}+)? (?:people|sources|officials|executives|aides|diplomats|traders|brokers|dealers|negotiators)(?: (?:in|at|with|on) [^.,]{2,30})? (?:said|say|told|added)\\b`,
    `\\b(?:said|according to) (?:two|three|four|five|several|some|unnamed|multiple|senior) (?:\\p{L}+ )?(?:people|sources|officials|executives|aides|diplomats)\\b`,
    `\\b[Ss]ources (?:said|say|told|close|familiar|added)\\b`,
    `\\baccording to (?:sources|people|officials)\\b`,
  ].join('|'),
  'iu',
);

/** Softer ways in which an article may pass the reserve on. */
const RESERVED =
  /\b(?:reportedly|is said to|are said to|was said to|unnamed|anonymous(?:ly)?|not (?:been )?named|understood to|is reported to|by some accounts)\b/i;

const UNNAMED_SUBJECT = new RegExp(
  `(?:^|, |: )\\s*(?:(?:one|two|three|both|another|some|several|many) of (?:them|those|these|the)|(?:an?|one|two|three|another|several|some) (?:[\\p{L}-]+ ){0,2}${ANYBODY})\\b`,
  'iu',
);

/** Whether the subject of a verb of speech is kept without a name: "one of them", "a senior official". */
export function leavesUnnamed(subject: string): boolean {
  return UNNAMED_SUBJECT.test(subject);
}

/** Whether a text says that what it tells comes from people without a name. */
export function namesNobody(text: string): boolean {
  return UNNAMED.test(text);
}

const SAID = /\b(?:said|says|say|told [^,.]{1,30}|added|reckoned)(?: on \p{Lu}\p{L}+)?,?(?: that)? /u;
/** A clause that tells something has as many letters. */
const SHORTEST_CLAUSE = 20;

/** What people without a name say in a sentence, without the words that keep their names: behind "said", or before. */
export function unnamedClaim(sentence: string): string {
  const cue = UNNAMED.exec(sentence);
  if (!cue) return sentence;
  // "…, said a person who asked not to be named": the claim stands before.
  const said = /^(?:said|says|according) /i.test(cue[0]) ? undefined : SAID.exec(sentence.slice(cue.index));
  const behind = said ? sentence.slice(cue.index + said.index + said[0].length) : '';
  if (behind.length >= SHORTEST_CLAUSE) return behind;
  return cue.index >= SHORTEST_CLAUSE ? sentence.slice(0, cue.index) : sentence;
}

/** Whether a text leaves open who vouches for what it tells. */
export function keepsReserve(text: string): boolean {
  return UNNAMED.test(text) || RESERVED.test(text);
}
