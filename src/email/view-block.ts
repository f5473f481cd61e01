import type { InnerBlock } from '../digest/block.ts';
import type { RichText } from '../digest/rich-text.ts';
import type { BlockView } from './block-view.ts';
import { formatWhen } from './format-when.ts';
import type { FiguresView, FigureView, HeadingLevel } from './record-view.ts';
import { viewCalendar } from './view-calendar.ts';
import { viewChart } from './view-chart.ts';
import type { ViewContext } from './view-context.ts';
import { viewFigure } from './view-figure.ts';
import { viewImage } from './view-image.ts';
import { viewLinks } from './view-links.ts';
import { viewMarkets } from './view-markets.ts';
import { viewMeasure } from './view-measure.ts';
import { viewQuote } from './view-quote.ts';
import { viewRichText } from './view-rich-text.ts';

/**
 * A block that may stand in articles and digests alike, as its template needs it.
 *
 * @param level of a heading that the block has, one below the heading that it stands under
 */
export function viewBlock(block: InnerBlock, level: HeadingLevel, context: ViewContext): BlockView {
  const { words } = context;
  const rich = (text: RichText) => viewRichText(text, context);
  switch (block.type) {
    case 'prose':
      return { type: 'prose', paragraphs: block.paragraphs.map(rich) };
    case 'signpost':
      return { type: 'signpost', label: words.signposts[block.kind], paragraphs: block.paragraphs.map(rich) };
    case 'bullets':
      return { type: 'bullets', items: block.items.map(({ lead, text }) => ({ lead, text: rich(text) })) };
    case 'counterpoint': {
      const { holder, paragraphs } = block;
      return { type: 'counterpoint', label: words.counterpoint, holder, paragraphs: paragraphs.map(rich) };
    }
    case 'bottom-line':
      return { type: 'bottom-line', label: words.bottomLine, text: rich(block.text) };
    case 'must-reads':
      return viewLinks(block.links, { title: words.mustReads, level }, context);
    case 'image':
      return viewImage(block.image, context);
    case 'quotes':
      return { type: 'quotes', quotes: block.quotes.map((quote) => viewQuote(quote, context)) };
    case 'figures':
      return pairUp(block.figures.map((figure) => viewFigure(figure, context)));
    case 'markets':
      return viewMarkets(block, level, context);
    case 'chart':
      return viewChart(block, level, context);
    case 'timeline': {
      const events = block.events.map(({ when, text }) => ({
        when: formatWhen(when, context),
        text: rich(text),
      }));
      return { type: 'timeline', events };
    }
    case 'calendar':
      return viewCalendar(block.entries, context);
    case 'measures':
      return { type: 'measures', measures: block.measures.map((measure) => viewMeasure(measure, context)) };
  }
}

function pairUp(figures: readonly FigureView[]): FiguresView {
  const rows = figures.flatMap((first, index) => (index % 2 ? [] : [{ first, second: figures[index + 1] }]));
  return { type: 'figures', rows };
}
