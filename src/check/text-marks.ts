import type { Article } from '../digest/article.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import type { Parsed } from '../digest/content.ts';
import type { Finding } from '../digest/finding.ts';
import { listPassages, type Passage } from './list-passages.ts';
import { placeInText } from './place-in-text.ts';

/** Judges marks within a text: typed numbers and icons, glued bullets, two styles of quotation marks or dashes. */
export function checkTextMarks(parsed: Parsed<Article | DigestFile>): Finding[] {
  const passages = listPassages(parsed.value);
  const toFinding = ({ passage, offset, fault }: Marked): Finding => {
    return { ...placeInText(parsed, passage, offset), ...fault };
  };
  return [
    ...passages.filter(hasDecoration).map((passage) => toFinding({ passage, offset: 0, fault: DECORATION })),
    ...passages.filter(isGlued).map((passage) => toFinding({ passage, offset: 0, fault: GLUED })),
    ...[findMixedQuotes(passages), findMixedDashes(passages)].flatMap((found) =>
      found ? [toFinding(found)] : [],
    ),
  ];
}

/** A passage, and what is wrong at an offset of its text. */
interface Marked {
  readonly passage: Passage;
  readonly offset: number;
  readonly fault: Fault;
}

type Fault = Pick<Finding, 'rule' | 'level' | 'message'>;

const DECORATION: Fault = {
  rule: 'typed-decoration',
  level: 'warning',
  message:
    'begins with a typed number, bullet or icon. Delete it; they are computed, and a screen reader reads it out.',
};
const GLUED: Fault = {
  rule: 'glued-bullets',
  level: 'warning',
  message: 'holds two bullets in one. Give each a line of its own.',
};

const BEGINS_DECORATED =
  /^\s*(?:\(?\d{1,2}[.)]\s|\([a-z]\)\s|[\u2460-\u24ff\u2776-\u2793]|\d\ufe0f?\u20e3|(?![©®™])\p{Extended_Pictographic}\ufe0f?|[•‣◦▪●·]\s)\s*/u;

/** Takes a typed number, bullet or icon off the beginning of a text. */
export function fixTypedDecoration(text: string): string {
  return text.replace(BEGINS_DECORATED, '');
}

// A paragraph may begin with a number that counts; headings, leads and entries of a list do not.
function hasDecoration({ text, path }: Passage): boolean {
  return !path.includes('paragraphs') && BEGINS_DECORATED.test(text);
}

const BULLET_WITHIN = /(?<=\S)\s+(?:[•‣◦▪●]\s+)+(?=\S)/g;
// A hyphen behind a full stop and before a capital is no dash: there a list was glued.
const DOT_WITHIN = /(?<=\S)\s+(?:[•‣◦▪●·]\s+)+(?=\S)|(?<=[.!?;])\s+[-*]\s+(?=\*{0,2}\p{Lu})/gu;

function isGlued({ text, path }: Passage): boolean {
  // The middle dot parts things in one line as well, but hardly in an entry of a list.
  return new RegExp(path.includes('items') ? DOT_WITHIN : BULLET_WITHIN, 'u').test(text);
}

/** Divides glued bullets into lines of a Markdown list: what follows the first begins with "- ". */
export function fixGluedBullets(text: string): string {
  return text.replace(DOT_WITHIN, '\n- ');
}

const CURLY = /[“”‘’]/;
/** Not feet and inches, which stand behind a digit. */
const STRAIGHT = /(?<!\d)["']/;

function findMixedQuotes(passages: readonly Passage[]): Marked | undefined {
  const straight = passages.find(({ text }) => STRAIGHT.test(text));
  if (!straight || !passages.some(({ text }) => CURLY.test(text))) return undefined;
  const message =
    'has straight quotation marks or apostrophes (" \') where others are curly (“ ” ’). Use one kind.';
  const offset = straight.text.search(STRAIGHT);
  return { passage: straight, offset, fault: { rule: 'mixed-quotes', level: 'hint', message } };
}

/** Makes straight quotation marks and apostrophes curly; feet and inches stay. */
export function fixStraightQuotes(text: string): string {
  return text
    .replace(/(?<!\d)"(?=[^\s])(?<=(?:^|[\s([{—–/-])")/g, '“')
    .replace(/(?<!\d)"/g, '”')
    .replace(/(?<=^|[\s([{—–/“-])'(?=\p{L}|\d)(?!(?:\d\ds|em|til|tis|twas)\b)/gu, '‘')
    .replace(/(?<!\d)'/g, '’');
}

const DASHES = {
  hyphen: /(?<=[^\s.!?;]) -{1,2} (?=\S)/g,
  en: /(?<=\S) – (?=\S)/g,
  em: /(?<=\S) ?— ?(?=\S)/g,
} as const;
type DashStyle = keyof typeof DASHES;

function findMixedDashes(passages: readonly Passage[]): Marked | undefined {
  const counts = countDashes(passages.map(({ text }) => text).join('\n'));
  const used = counts.filter(([, count]) => count > 0);
  const [rare] = used;
  if (!rare || used.length < 2) return undefined;
  const offsetIn = ({ text }: Passage) => text.search(DASHES[rare[0]]);
  const passage = passages.find((candidate) => offsetIn(candidate) !== -1);
  if (!passage) return undefined;
  const message = 'has another kind of dash than the rest of the text (-, – or —). Use one kind.';
  return {
    passage,
    offset: offsetIn(passage),
    fault: { rule: 'mixed-dashes', level: 'hint', message },
  };
}

/** The styles of a text, the one to give way first: the hyphen before a real dash, then the rarer. */
function countDashes(text: string): [style: DashStyle, count: number][] {
  const counts = (['hyphen', 'em', 'en'] as const).map((style): [DashStyle, number] => [
    style,
    text.match(DASHES[style])?.length ?? 0,
  ]);
  return counts.toSorted(
    ([style, a], [other, b]) => Number(other === 'hyphen') - Number(style === 'hyphen') || a - b,
  );
}

/** Brings the dashes of a text to the style that most of the article has. */
export function fixMixedDashes(text: string, article = text): string {
  const most = countDashes(article).findLast(([style]) => style !== 'hyphen')?.[0] ?? 'en';
  const dash = most === 'em' && !/ — /.test(article) ? '—' : most === 'em' ? ' — ' : ' – ';
  return text.replace(DASHES.hyphen, dash).replace(DASHES.en, dash).replace(DASHES.em, dash);
}
