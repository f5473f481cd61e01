/** A title taken apart: `Former Vice Premier of China` is former, and of the office "premier" with the words "vice". */
export interface Office {
  /** The noun that names the office, in small letters: `secretary`, `president`. */
  readonly noun: string;
  /** What stands before it and tells it from others: `treasury`, `vice`, `prime`. Countries are left out. */
  readonly qualifiers: ReadonlySet<string>;
  readonly isFormer: boolean;
}

const NOUNS = [
  ...['president', 'premier', 'minister', 'secretary', 'chancellor', 'governor', 'mayor', 'senator', 'judge'],
  ...[
    'chairman',
    'chairwoman',
    'chair',
    'commissioner',
    'ambassador',
    'director',
    'executive',
    'speaker',
    'king',
  ],
  ...[
    'queen',
    'general',
    'admiral',
    'colonel',
    'captain',
    'commodore',
    'chief',
    'treasurer',
    'envoy',
    'justice',
    'representative',
  ],
  ...['congressman', 'congresswoman', 'inspector', 'superintendent', 'bishop', 'professor'],
];
export const OFFICE_NOUN = NOUNS.join('|');

/** Words before the noun that tell offices from one another; "US", "Chinese" and the like do not. */
const QUALIFIERS = new Set(
  'vice deputy prime first treasury commerce finance foreign interior transport trade defence defense energy health justice home state agriculture labour labor education environment economy harbour interim acting assistant under chief managing executive general permanent press housing culture digital industry fisheries shadow competition antitrust customs budget climate'.split(
    ' ',
  ),
);
/** One is not the other: "chief executive", "chief financial officer". */
const CHIEF_OFFICER =
  /\bchief (executive|financial|operating|technology|commercial|risk|legal|information)\b/;
const FORMER = /^(?:former|ex|onetime|late|then)$/;

/** Reads the office out of a title, or undefined if none is named in it. */
export function readOffice(title: string): Office | undefined {
  const words =
    title
      .toLowerCase()
      .replace(/-/g, ' ')
      .match(/\p{L}+/gu) ?? [];
  const chief = CHIEF_OFFICER.exec(words.join(' '))?.[1];
  const isFormer = words.some((word) => FORMER.test(word));
  if (chief !== undefined) return { noun: 'chief officer', qualifiers: new Set([chief]), isFormer };
  // "Minister of Finance": what follows "of" or "for" qualifies as well; a country does not.
  const end = words.findIndex((word) => word === 'of' || word === 'for');
  const head = end === -1 ? words : words.slice(0, end);
  const noun = head.findLast((word) => NOUNS.includes(word));
  if (noun === undefined) return undefined;
  const others = words.filter((word) => word !== noun && QUALIFIERS.has(word));
  return { noun, qualifiers: new Set(others), isFormer };
}

/** Whether two titles may be of one office: "Secretary" may be the Treasury Secretary, the Commerce Secretary may not. */
export function isSameOffice(a: Office, b: Office): boolean {
  if (a.noun !== b.noun) return false;
  const differs = (word: string) => RANKING_WORDS.has(word);
  const ranks = (office: Office) => [...office.qualifiers].filter(differs).toSorted().join(' ');
  if (ranks(a) !== ranks(b)) return false;
  const fields = (office: Office) => [...office.qualifiers].filter((word) => !differs(word));
  const [ours, theirs] = [fields(a), fields(b)];
  return ours.length === 0 || theirs.length === 0 || ours.some((word) => theirs.includes(word));
}

/** Without one of these it is another office, not a shorter name for the same. */
const RANKING_WORDS = new Set(['vice', 'deputy', 'prime', 'assistant', 'under', 'shadow']);
