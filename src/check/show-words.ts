const LONGEST = 160;

/** Words of a text in quotation marks, cut in the middle where they would bury the message. */
export function showWords(words: string): string {
  if (words.length <= LONGEST) return `"${words}"`;
  const half = Math.floor(LONGEST / 2);
  const start = words.slice(0, half).replace(/\S*$/, '').trimEnd();
  const end = words.slice(-half).replace(/^\S*/, '').trimStart();
  return `"${start} (…) ${end}"`;
}
