import type { Measure } from '../digest/deadline.ts';
import { fillWords } from './fill-words.ts';
import { formatList } from './format-list.ts';
import { formatQuantity } from './format-quantity.ts';
import { formatWhen } from './format-when.ts';
import type { MeasureView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';
import { madeOnce } from './made-once.ts';
import { viewFlags } from './view-flags.ts';

/** A trade measure: who does what to whom, and how far it has got. */
export function viewMeasure(measure: Measure, context: ViewContext): MeasureView {
  const { words } = context;
  return {
    goods: measure.goods,
    flags: viewFlags([measure.imposer, ...measure.targets]),
    parties: nameParties(measure, context),
    rate: measure.rate && formatRate(measure.rate, context),
    stage: words.measures.stages[measure.stage],
    isInForce: measure.stage === 'in-force',
    effective:
      measure.effective &&
      fillWords(words.measures.effective, { when: formatWhen(measure.effective, context) }),
  };
}

function nameParties({ imposer, targets }: Measure, { words, language }: ViewContext): string {
  const name = (country: string) =>
    madeOnce(Intl.DisplayNames, language, { type: 'region' }).of(country) ?? country;
  if (targets.length === 0) return fillWords(words.measures.onAll, { imposer: name(imposer) });
  const list = formatList(targets.map(name), language);
  return fillWords(words.measures.onCountries, { imposer: name(imposer), targets: list });
}

function formatRate({ from, to }: NonNullable<Measure['rate']>, context: ViewContext): string {
  const percent = (value: number) => formatQuantity({ value, unit: 'percent' }, context);
  const { rate, rateChange } = context.words.measures;
  return from === undefined
    ? fillWords(rate, { to: percent(to) })
    : fillWords(rateChange, { from: percent(from), to: percent(to) });
}
