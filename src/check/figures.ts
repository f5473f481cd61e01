import { formatPath } from '../digest/field-path.ts';
import type { Figure } from '../digest/figure.ts';
import type { Finding, Level } from '../digest/finding.ts';
import { findComparisonFault } from './find-comparison-fault.ts';
import { findDerivedFault } from './derived-fault.ts';
import type { Evidence, FactRecord, FactVerdict } from './check-record.ts';
import { onlySource, type CheckResult, type CheckSubject } from './check-subject.ts';
import type { FigureFault } from './figure-fault.ts';
import { findContextFaults, findValueFault } from './figure-faults.ts';
import { listBlocks, type PlacedBlock } from './list-blocks.ts';
import { isComparable, listQuantities, type StatedQuantity } from './list-quantities.ts';
import { matchQuantity, type Candidate } from './match-quantity.ts';
import { toQuantity } from './quantity.ts';
import { describeQuantity } from './show-fact.ts';
import { factsOf, type SourceSentence } from './source-facts.ts';
import { subjectDay } from './subject-day.ts';

/** Compares the numbers in fields (figures, market rows, charts, measures) with the cited sources. */
export function checkFigures(subject: CheckSubject): CheckResult {
  const blocks = listBlocks(subject.parsed.value);
  const results = blocks.flatMap(listQuantities).map((stated) => checkQuantity(stated, subject));
  return {
    findings: [
      ...results.flatMap(({ findings }) => findings),
      ...blocks.flatMap((placed) => checkComparisons(placed, subject)),
    ],
    records: results.flatMap(({ records }) => records),
  };
}

function checkQuantity(stated: StatedQuantity, subject: CheckSubject): CheckResult {
  const source = stated.source ?? onlySource(subject);
  const sources = subject.sources.filter(({ id }) => source === undefined || id === source);
  // A number that rests on nothing is the business of the rule on citing; what stands around the articles of a digest
  // has no list of sources to rest on.
  const restsOnNothing = stated.source === undefined && 'date' in subject.parsed.value;
  if (sources.length === 0 || restsOnNothing) return { findings: [], records: [] };
  const sentences = sources.flatMap(factsOf);
  const { faults, status, evidence, nearest } =
    stated.derived === undefined
      ? judgeStated(stated, sentences, subject)
      : judgeDerived(stated, sentences, subject);
  // What no source is named for may be the newsroom's own count.
  const level: Level = source === undefined ? 'warning' : 'error';
  const record: FactRecord = {
    kind: 'figure',
    path: formatPath(stated.path),
    status,
    text: describeQuantity(stated.quantity),
    ...(evidence ? { evidence: evidenceOf(evidence) } : {}),
    ...(nearest ? { nearest: evidenceOf(nearest) } : {}),
  };
  return {
    findings: faults.map((fault) => toFinding(fault, level, stated.path, subject)),
    records: [record],
  };
}

interface Judgement {
  readonly faults: readonly FigureFault[];
  readonly status: FactVerdict;
  readonly evidence?: Candidate;
  readonly nearest?: Candidate;
}

function evidenceOf({ sentence, mention }: Candidate): Evidence {
  return sentence.evidence(mention.start, mention.end);
}

function judgeStated(
  stated: StatedQuantity,
  sentences: readonly SourceSentence[],
  { parsed, newsletter }: CheckSubject,
): Judgement {
  const match = matchQuantity(stated.quantity, stated.context, sentences);
  const fault = findValueFault(stated, match);
  if (match.kind === 'same') {
    const faults = [
      ...findContextFaults(stated, match.candidates, subjectDay(parsed.value, newsletter)),
      ...findRival(stated, sentences),
    ];
    const [evidence] = match.candidates;
    return {
      faults,
      status: faults.length > 0 ? 'contradicted' : 'borne-out',
      ...(evidence ? { evidence } : {}),
    };
  }
  const isAbsent = match.kind === 'none' || match.kind === 'other';
  return {
    faults: fault ? [fault] : [],
    status: isAbsent ? 'absent' : 'contradicted',
    ...(match.kind === 'none' ? {} : { nearest: match.nearest }),
  };
}

function findRival({ quantity, compared, context }: StatedQuantity, sentences: readonly SourceSentence[]) {
  const match = compared && matchQuantity(compared, context, sentences);
  const fault = match?.kind === 'same' ? findComparisonFault(quantity, match.candidates) : undefined;
  return fault ? [fault] : [];
}

function judgeDerived(
  stated: StatedQuantity,
  sentences: readonly SourceSentence[],
  { parsed, newsletter }: CheckSubject,
): Judgement {
  const fault = findDerivedFault(stated, sentences, subjectDay(parsed.value, newsletter));
  return fault ? { faults: [fault], status: 'contradicted' } : { faults: [], status: 'derived' };
}

// Says nothing of the sources: a figure that is up stands above the one that it is compared with.
function checkComparisons({ block, path }: PlacedBlock, subject: CheckSubject): Finding[] {
  if (block.type !== 'figures') return [];
  return block.figures.flatMap((figure, index) => {
    const message = findContradiction(figure);
    if (message === undefined) return [];
    const field = [...path, 'figures', index, 'direction'];
    return [toFinding({ rule: 'figure-direction', message }, 'error', field, subject)];
  });
}

function findContradiction(figure: Figure): string | undefined {
  const { direction, comparison, unit, scale } = figure;
  if (!direction || !comparison || !isComparable(figure)) return undefined;
  const [now, then] = [
    toQuantity(figure).value,
    toQuantity({ ...comparison, unit, scale: comparison.scale ?? scale }).value,
  ];
  const actual = now > then ? 'up' : now < then ? 'down' : 'flat';
  if (figure.value < 0 || comparison.value < 0 || actual === direction || direction === 'flat')
    return undefined;
  return `the direction is "${direction}", but ${figure.value} is ${actual === 'flat' ? 'the same as' : actual === 'up' ? 'more than' : 'less than'} ${comparison.value}, ${comparison.label}. Correct the direction or one of the numbers.`;
}

function toFinding(
  { rule, message }: FigureFault,
  level: Level,
  path: readonly PropertyKey[],
  { parsed }: CheckSubject,
): Finding {
  return { ...parsed.locate(path), rule, level, path: formatPath(path), message };
}
