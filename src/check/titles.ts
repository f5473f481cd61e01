import type { Article } from '../digest/article.ts';
import type { DigestFile } from '../digest/digest-file.ts';
import { formatPath, type FieldPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import type { CheckSubject } from './check-subject.ts';
import { knownPeople, type KnownPerson } from './known-people.ts';
import { listBlocks } from './list-blocks.ts';
import { listPassages } from './list-passages.ts';
import { normaliseText } from './normalise-text.ts';
import { isSameOffice, OFFICE_NOUN, readOffice, type Office } from './office.ts';
import { placeInText } from './place-in-text.ts';
import { subjectDay } from './subject-day.ts';

/** Compares the titles that a text gives people, and the roles of quotations, with people.yaml on the day. */
export function checkTitles({ parsed, people, newsletter }: CheckSubject<Article | DigestFile>): Finding[] {
  const known = knownPeople(people, subjectDay(parsed.value, newsletter));
  const toFinding = (path: FieldPath, fault: Fault): Finding => {
    return { ...parsed.locate(path), ...fault, level: 'error', path: formatPath(path) };
  };
  const inText = listPassages(parsed.value).flatMap(({ text, path }) =>
    titlesIn(normaliseText(text).text, known).flatMap(({ title, someone, at }): Finding[] => {
      const fault = findFault(title, someone);
      if (!fault) return [];
      const place = placeInText(parsed, { text, path }, normaliseText(text).toOriginal(at));
      return [{ ...place, ...fault, level: 'error' }];
    }),
  );
  const inRoles = listBlocks(parsed.value).flatMap(({ block, path }) => {
    if (block.type !== 'quotes') return [];
    return block.quotes.flatMap(({ speaker, role }, index) => {
      const someone = known.find(({ person }) => person === people[speaker]);
      const fault =
        role !== undefined && someone
          ? (findFault(role, someone) ?? findOtherPost(role, someone))
          : undefined;
      return fault ? [toFinding([...path, 'quotes', index, 'role'], { ...fault, rule: 'person-role' })] : [];
    });
  });
  return [...inText, ...inRoles];
}

interface TitleGiven {
  readonly title: string;
  /** Where the name stands in the normalised text. */
  readonly at: number;
  readonly someone: KnownPerson;
}

type Fault = Pick<Finding, 'rule' | 'message'>;

const WORD = `[\\p{L}\\p{M}'-]+`;
const BEFORE = new RegExp(
  `(?:\\b(?:[Ff]ormer|[Ll]ate|[Tt]hen|[Ee]x)[- ])?(?:${WORD} ){0,3}\\b(?:${OFFICE_NOUN})(?: of ${WORD})?,? $`,
  'iu',
);
const BEHIND = new RegExp(
  `^, (?:who is |who was )?(?:(?:the|a|an|its|their|his|her|[\\p{L}]+'s) )?(?:${WORD} ){0,4}(?:${OFFICE_NOUN})\\b(?: (?:of|for) (?:the )?${WORD})?`,
  'iu',
);
/** "Former governor": nothing else can be meant, whatever stands before. */
const FORMERLY = new RegExp(`\\b(?:[Ff]ormer|[Ee]x)[- ](?:${WORD} )?(?:${OFFICE_NOUN}) $`, 'iu');
/** A title in capitals that stands right before a name: in small letters it may belong to what comes before. */
const CAPITALISED = new RegExp(
  `(?:\\b(?:[Ff]ormer|[Ll]ate|[Tt]hen|[Ee]x)[- ])?(?:\\p{Lu}[\\p{L}\\p{M}'-]* ){0,3}(?:${OFFICE_NOUN.split('|').map(capitalise).join('|')}) $`,
  'u',
);
const OF_ANOTHER_TIME =
  /^ (?:until|till|up to|from (?!the )|between|in (?:19|20)\d\d|before|at the time|when)\b/;
/** Longer than any title. */
const REACH = 80;

function capitalise(word: string): string {
  return `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}

/** The titles that a passage gives to people by their full names, or right before their surnames. */
function titlesIn(text: string, known: readonly KnownPerson[]): TitleGiven[] {
  return known.flatMap((someone) => {
    const titles: TitleGiven[] = titlesOfSurname(text, someone, known);
    for (let at = text.indexOf(someone.name); at !== -1; at = text.indexOf(someone.name, at + 1)) {
      const end = at + someone.name.length;
      const before = ownClause(text.slice(Math.max(0, at - REACH), at)).match(BEFORE)?.[0];
      const behind = titleBehind(text.slice(end, end + REACH));
      // ", governor until 2024": of another time.
      if (behind !== undefined && OF_ANOTHER_TIME.test(text.slice(end + behind.length))) continue;
      for (const title of [before, behind]) if (title !== undefined) titles.push({ title, someone, at });
    }
    return titles;
  });
}

// "Former President Trump", but not "President Melania Trump": behind a surname anything may stand.
function titlesOfSurname(text: string, someone: KnownPerson, known: readonly KnownPerson[]): TitleGiven[] {
  const { name, surname } = someone;
  const isShared = known.some((other) => other !== someone && other.surname === surname);
  if (isShared || name === surname) return [];
  const titles: TitleGiven[] = [];
  for (let at = text.indexOf(` ${surname}`); at !== -1; at = text.indexOf(` ${surname}`, at + 1)) {
    // "Lee Hsien Loong" is not Lee Jae-myung.
    if (/^(?:[\p{L}\p{M}-]| \p{Lu})/u.test(text.slice(at + 1 + surname.length))) continue;
    const before = ownClause(text.slice(Math.max(0, at + 1 - REACH), at + 1));
    const title = (before.match(CAPITALISED) ?? before.match(FORMERLY))?.[0];
    if (title !== undefined) titles.push({ title, someone, at: at + 1 });
  }
  return titles;
}

// ", with Commerce Secretary Howard Lutnick" is about the next person.
function titleBehind(after: string): string | undefined {
  const title = after.match(BEHIND)?.[0];
  const isOfNext = title === undefined || /^ \p{Lu}/u.test(after.slice(title.length)) || OTHERS.test(title);
  return isOfNext ? undefined : title;
}

const OTHERS = /^, (?:with|and|or|as|by|for|to|while|whose|against|after|before|alongside|beside)\b/;

// Another name, or the end of a clause: a title does not reach beyond it.
function ownClause(before: string): string {
  // "its former general secretary, Maeve Rooney": the comma is the name's own.
  const [, clause = before, comma = ''] = /^(.*?)(, )$/s.exec(before) ?? [];
  return `${lastClause(clause)}${comma}`;
}

function lastClause(before: string): string {
  return before.split(/[.;:!?"()]\s|\b(?:and|while|but|when|where|that)\b|, /).at(-1) ?? '';
}

function findFault(title: string, { name, person, role, held }: KnownPerson): Fault | undefined {
  const given = readOffice(title);
  if (!given || /\bthen\b/i.test(title)) return undefined;
  const now = held.find(({ title: one }) => {
    const office = readOffice(one);
    return office !== undefined && !office.isFormer && isSameOffice(given, office);
  });
  // What stands in small letters before a title in capitals is the rest of the sentence: "has met".
  const words = title
    .replace(/^, |,? $/g, '')
    .replace(/^(?:(?!former|then|late)\p{Ll}[\p{L}'-]* )+(?=\p{Lu})/u, '');
  if (given.isFormer) {
    // Of a former office only the one that is held today is surely wrong.
    if (!now) return undefined;
    return {
      rule: 'person-former',
      message: `“${words}”: ${name} is ${now.title} on this day, by people.yaml. Delete “former”, or correct people.yaml.`,
    };
  }
  if (now) return undefined;
  const offices = person.roles.map((one) => readOffice(one.title)).filter((office) => office !== undefined);
  return describeOther({ words, name, given, offices, ...(role ? { role: role.title } : {}) });
}

/** Another post at the very organisation where people.yaml has one of theirs. */
function findOtherPost(title: string, { name, held }: KnownPerson): Fault | undefined {
  const given = postOf(title);
  if (!given) return undefined;
  const there = held
    .map((role) => ({ title: role.title, post: postOf(role.title) }))
    .filter(({ post }) => post?.at === given.at);
  const [other] = there;
  const isHeld = there.some(({ post }) => post && isSameOffice(given.office, post.office));
  if (!other || isHeld) return undefined;
  return {
    rule: 'person-role',
    message: `“${title}”: ${name} is ${other.title} on this day, by people.yaml. Write the title that holds, or correct people.yaml.`,
  };
}

function postOf(title: string): { readonly office: Office; readonly at: string } | undefined {
  const office = readOffice(title);
  const at = / (?:of|at) (?:the )?(.+)$/.exec(title)?.[1]?.toLowerCase();
  return office && !office.isFormer && at !== undefined ? { office, at } : undefined;
}

/** Who has one of these has no other of them. */
const MILITARY_RANKS = new Set(['general', 'admiral', 'colonel', 'captain', 'commodore']);

function describeOther(title: {
  readonly words: string;
  readonly name: string;
  readonly given: Office;
  readonly offices: readonly Office[];
  readonly role?: string;
}): Fault | undefined {
  const { words, name, given, offices, role } = title;
  // An office of a kind that people.yaml says nothing about may be right as well: "Captain" beside "Mayor".
  const isOfItsKind = ({ noun }: Office) =>
    noun === given.noun || (MILITARY_RANKS.has(noun) && MILITARY_RANKS.has(given.noun));
  if (!offices.some(isOfItsKind)) return undefined;
  const is = role ? `is ${role}` : 'has no office';
  return {
    rule: 'person-title',
    message: `“${words}”: ${name} ${is} on this day, by people.yaml. Write the title that holds, or correct people.yaml.`,
  };
}
