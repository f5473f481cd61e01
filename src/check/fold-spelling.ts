/**
 * Brings British and American spellings of a word to one form, which need not be either: a newsroom that writes
 * "labour" for the "labor" of its source follows its style book, and has not changed what was said.
 *
 * @param word in small letters
 */
export function foldSpelling(word: string): string {
  const known = WHOLE_WORDS.get(word);
  if (known !== undefined) return known;
  let folded = word;
  for (const [pattern, form] of PATTERNS) folded = folded.replace(pattern, form);
  return folded;
}

// "Metre" and "meter" may be two things, as may "tyre" and "tire"; where one stands for the other, neither is misquoted.
const WHOLE_WORDS: ReadonlyMap<string, string> = new Map(
  [
    ...['grey gray', 'tyre tire', 'tyres tires', 'kerb curb', 'programme program', 'programmes programs'],
    ...['cheque check', 'cheques checks', 'aluminium aluminum', 'jewellery jewelry', 'artefact artifact'],
    ...['artefacts artifacts', 'judgement judgment', 'ageing aging', 'plough plow', 'mould mold'],
    ...['sceptic skeptic', 'sceptics skeptics', 'sceptical skeptical', 'scepticism skepticism'],
    ...['skilful skillful', 'wilful willful', 'practise practice', 'practised practiced'],
  ].map((pair): [string, string] => {
    const [british = '', american = ''] = pair.split(' ');
    return [british, american];
  }),
);

const OUR =
  'lab|col|fav|hon|harb|neighb|behavi|flav|rum|hum|endeav|vap|od|arm|rig|vig|sav|tum|val|cand|clam|splend';
const RE = 'cent|theat|met|lit|fib|calib|somb|spect|lust|meag|sab';
const DOUBLED =
  'travel|cancel|model|fuel|label|level|signal|tunnel|counsel|total|channel|panel|marvel|quarrel|rival|dial|equal|refuel';

const PATTERNS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [new RegExp(`^((?:un|dis|mis|non)?(?:${OUR}))our`), '$1or'],
  [/(\p{L}{4})is(e[drs]?|ers|ing|ations?)$/u, '$1iz$2'],
  [/(al)ys(e[drs]?|ing)$/, '$1yz$2'],
  [new RegExp(`(${RE})re(d|s)?$`), '$1er$2'],
  // "centered" and what the line above makes of "centred" differ in an e.
  [new RegExp(`(${RE})er(?:ed|d)$`), '$1erd'],
  [/^(defen|offen|preten|licen)c(e[ds]?|ing)$/, '$1s$2'],
  [/(catal|dial|anal|monol|epil)ogue(s?)$/, '$1og$2'],
  [new RegExp(`^(${DOUBLED})l(ed|ing|ers?)$`), '$1$2'],
  [/^(fulfi|enro|insta|disti)ll?(ments?|s)?$/, '$1l$2'],
];
