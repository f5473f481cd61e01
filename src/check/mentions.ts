/** Somebody or something that a text names: a run of words with capitals. */
export interface Mention {
  /** As it was written, titles included. */
  readonly text: string;
  /** In small letters, without titles; none where there is only a title. */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the names in a normalised text.
 *
 * @param isName whether a word is known as a name: at the beginning of a sentence every word has a capital
 */
export function findMentions(text: string, isName: (word: string) => boolean): Mention[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }): Mention[] => {
    const isFirst = /(?:^|[.?!…:]["')\]]*)\s*["'([]*$/.test(text.slice(Math.max(0, index - 6), index));
    const typed = run.split(' ').map((word) => word.replace(/'s?$|\.$/, ''));
    const [first = ''] = typed;
    const isOpening = isFirst && OPENINGS.has(first.toLowerCase());
    const kept = isOpening && !(isName(first) && typed.length > 1) ? typed.slice(1) : typed;
    const words = kept.map((word) => word.toLowerCase()).filter((word) => !TITLES.has(word));
    if (kept.length === 0) return [];
    const isDoubtful = isFirst && !isOpening && kept.length === 1 && !isName(first);
    if (isDoubtful && !TITLES.has(first.toLowerCase())) return [];
    return [{ text: kept.join(' '), words, start: index, end: index + run.length }];
  });
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'-]*`;
// Behind these a full stop does not end the sentence.
const SHORT = String.raw`(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|St|MR|MRS|MS|DR|PROF|SEN|REP|GOV|GEN|\p{Lu}))\.`;
const PARTICLES = '(?:(?:de|van|von|der|den|da|di|bin|al|el|la) ){0,2}';
const RUN = new RegExp(String.raw`(?<![\p{L}\p{N}])${NAME}(?:(?:${SHORT})? ${PARTICLES}${NAME})*`, 'gu');

const OPENINGS = new Set(
  (
    'a an the in on at but and or when while after before for as it he she they we i you this that these those its his her ' +
    'their our my asked according what who if since until with by from to of not no now then there here nor yet both each ' +
    'all some many most said also later earlier still even only once one two three where why how does do did is was were ' +
    'according neither either'
  ).split(' '),
);

const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir lady lord dame president vice prime minister premier chancellor secretary ' +
    'treasury commerce foreign state senator sen rep representative congressman congresswoman governor gov mayor captain ' +
    'capt general gen colonel col judge justice chairman chairwoman chair chief executive ceo director commissioner king ' +
    'queen prince princess pope ambassador deputy former acting'
  ).split(' '),
);
