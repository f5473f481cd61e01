import { Temporal } from 'temporal-polyfill';
import type { Article } from '../digest/article.ts';
import { formatPath } from '../digest/field-path.ts';
import type { Finding } from '../digest/finding.ts';
import { isDay } from '../digest/instant.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import type { Source } from '../digest/source.ts';
import type { CheckSubject } from './check-subject.ts';
import { listBlocks, type PlacedBlock } from './list-blocks.ts';

/** Judges which sources an article cites, and whether all that is claimed cites one. */
export function checkSourcing({ parsed, sources, newsletter }: CheckSubject): Finding[] {
  const { value, locate } = parsed;
  // Around the articles of a digest nothing is claimed that they do not claim.
  if ('date' in value) return [];
  const listed = { ...locate(['sources']), path: 'sources' };
  return [
    ...sources.flatMap((source) =>
      findUnusable(source, value, newsletter).map((fault) => ({ ...listed, ...fault })),
    ),
    ...findSingleSource(value, sources).map(({ path, ...fault }) => ({ ...locate([path]), path, ...fault })),
    ...listBlocks(value).flatMap((placed) =>
      findUncited(placed, value.sources).map(({ path, ...fault }) => {
        return { ...locate(path), ...fault, path: formatPath(path) };
      }),
    ),
  ];
}

type Fault = Pick<Finding, 'rule' | 'level' | 'message'>;

function findUnusable(
  { id, status, embargo }: Source,
  article: Article,
  newsletter: Newsletter | undefined,
): Fault[] {
  const faults: Fault[] = [];
  if (status !== 'ready') {
    const message = `the source “${id}” is ${status}. Take it and what rests on it out of the article.`;
    faults.push({ rule: 'source-status', level: 'error', message });
  }
  const out = firstOut(article, newsletter);
  if (embargo !== undefined && Temporal.Instant.compare(Temporal.Instant.from(embargo), out) > 0) {
    const message = `the source “${id}” is under embargo until ${embargo}. Set the article’s "embargo" to that moment, or take out what rests on it.`;
    faults.push({ rule: 'source-embargo', level: 'error', message });
  }
  return faults;
}

/** The moment from which readers may have the article. */
function firstOut({ published, embargo }: Article, newsletter: Newsletter | undefined): Temporal.Instant {
  const { timeZone, sendTime } = newsletter ?? { timeZone: 'UTC', sendTime: '00:00' };
  const moment = isDay(published)
    ? Temporal.PlainDate.from(published).toZonedDateTime({ timeZone, plainTime: sendTime }).toInstant()
    : Temporal.Instant.from(published);
  const held = embargo === undefined ? moment : Temporal.Instant.from(embargo);
  return Temporal.Instant.compare(held, moment) > 0 ? held : moment;
}

function findSingleSource(
  { singleSource, sources: ids }: Article,
  sources: readonly Source[],
): (Fault & { readonly path: 'sources' | 'singleSource' })[] {
  // A source that could not be read may be of another outlet.
  if (sources.length === 0 || sources.length < ids.length) return [];
  const outlets = new Set(sources.map(({ outlet }) => outlet));
  if (outlets.size === 1 && singleSource !== true) {
    const message = `all of it rests on one outlet, ${[...outlets].join('')}. Look for a second, or set singleSource: true to say that you know.`;
    return [{ rule: 'single-source', level: 'hint', message, path: 'sources' }];
  }
  if (outlets.size === 1 || singleSource !== true) return [];
  const message = `singleSource is true, but ${outlets.size} outlets are cited. Delete the line.`;
  return [{ rule: 'single-source', level: 'hint', message, path: 'singleSource' }];
}

function findUncited(
  { block, path }: PlacedBlock,
  cited: readonly string[],
): (Fault & { readonly path: readonly PropertyKey[] })[] {
  const claims = claimsOf(block);
  const first = claims.findIndex(({ isCited }) => !isCited);
  // The only source that an article cites is the one that is meant.
  if (first === -1 || cited.length === 1) return [];
  const [what, field] = [claims.length === 1 ? 'this' : 'part of this', claims[first]?.path ?? []];
  const advice =
    cited.length === 0
      ? 'List the article’s "sources", and name one here with "source".'
      : `Name one of the article’s sources with "source": ${cited.join(', ')}.`;
  const level = cited.length === 0 ? 'warning' : 'hint';
  return [
    { rule: 'uncited', level, message: `${what} cites no source. ${advice}`, path: [...path, ...field] },
  ];
}

interface Claim {
  readonly isCited: boolean;
  readonly path: readonly PropertyKey[];
}

function claimsOf(block: PlacedBlock['block']): Claim[] {
  const all = (field: string, records: readonly { readonly source?: string | undefined }[]): Claim[] =>
    records.map(({ source }, index) => ({ isCited: source !== undefined, path: [field, index] }));
  switch (block.type) {
    case 'quotes':
      return all('quotes', block.quotes);
    case 'figures':
      return all('figures', block.figures);
    case 'measures':
      return all('measures', block.measures);
    case 'calendar':
      return all('entries', block.entries).filter((_, index) => block.entries[index]?.kind === 'scheduled');
    case 'markets':
    case 'chart':
      return [{ isCited: block.source !== undefined, path: [] }];
    default:
      return [];
  }
}
