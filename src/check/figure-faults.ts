import { findDirection } from './find-direction.ts';
import type { FigureFault } from './figure-fault.ts';
import { findNounFault } from './find-noun-fault.ts';
import { findOtherPeriod } from './find-period.ts';
import type { StatedQuantity } from './list-quantities.ts';
import type { Candidate, QuantityMatch } from './match-quantity.ts';
import { describeQuantity, showSentence } from './show-fact.ts';

/** What is wrong with the number itself; undefined where a source has it. */
export function findValueFault(
  { quantity, isComparison }: StatedQuantity,
  match: QuantityMatch,
): FigureFault | undefined {
  const what = describeQuantity(quantity);
  switch (match.kind) {
    case 'same':
      return undefined;
    case 'none':
      return {
        rule: isComparison ? 'figure-comparison' : 'figure-absent',
        message: `${what} stands in none of the cited sources. Cite the source that has it, or say with "derived" how it was worked out.`,
      };
    case 'other':
      return {
        rule: isComparison ? 'figure-comparison' : 'figure-absent',
        message: `${what} stands in none of the cited sources. Nearest is ${show(match.nearest)}. Write what the source says, or cite the source that has it.`,
      };
    case 'rounded':
      return {
        rule: 'figure-rounded',
        message: `${what} is rounded: ${show(match.nearest)}. Write the source’s number, or set approximate: true.`,
      };
    case 'range':
      return {
        rule: 'figure-range',
        message: `${what} is not the range of the source: ${show(match.nearest)}. Give both ends, as value and to, or neither.`,
      };
    case 'scale':
      return {
        rule: 'figure-scale',
        message: `${what} is off by a thousand or more: ${show(match.nearest)}. Correct the scale.`,
      };
    case 'unit':
      return {
        rule: 'figure-unit',
        message: `the source counts this number in something else than ${what}: ${show(match.nearest)}. Correct the unit.`,
      };
  }
}

/** A number that stands in more places says nothing by any of them. */
const MOST_PLACES = 20;

/**
 * What is wrong with the direction and the period of a number that a source has. The number may stand in the sources
 * more than once: one place that agrees is enough.
 *
 * @param day of the article, `YYYY-MM-DD`
 */
export function findContextFaults(
  stated: StatedQuantity,
  candidates: readonly Candidate[],
  day: string,
): FigureFault[] {
  const [best] = candidates;
  const level = best?.relevance ?? 0;
  const relevant = candidates.filter(({ relevance }) => relevance >= level - 0.01).slice(0, MOST_PLACES);
  const faults = [
    directionFault(stated, relevant),
    periodFault(stated, relevant, day),
    findNounFault(stated.noun, relevant),
  ];
  return faults.filter((fault) => fault !== undefined);
}

function directionFault(
  { direction }: StatedQuantity,
  candidates: readonly Candidate[],
): FigureFault | undefined {
  if (direction === undefined) return undefined;
  const said = candidates.map((candidate) => findDirection(candidate.sentence.text, candidate.mention));
  const isDenied = said.every(
    (found) =>
      found &&
      found.direction !== direction &&
      (found.isClose || (direction !== 'flat' && found.direction !== 'flat')),
  );
  const [first] = candidates;
  if (!isDenied || !first) return undefined;
  return {
    rule: 'figure-direction',
    message: `the direction is "${direction}", but the source says ${show(first)}. Correct the direction.`,
  };
}

function periodFault(
  { period, isComparison }: StatedQuantity,
  candidates: readonly Candidate[],
  day: string,
): FigureFault | undefined {
  if (period === undefined) return undefined;
  const others = candidates.map(({ sentence, mention }) =>
    findOtherPeriod(period, { sentence, mention, day, isComparison }),
  );
  const [first] = candidates;
  const other = others.find((words) => words !== undefined);
  if (!first || other === undefined || others.includes(undefined)) return undefined;
  return {
    rule: isComparison ? 'figure-comparison' : 'figure-period',
    message: `the period is “${period}”, but the source says “${other}”: ${show(first)}. Correct the period.`,
  };
}

function show({ sentence, mention }: Candidate): string {
  return showSentence(sentence, mention.start);
}
