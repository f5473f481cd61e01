import { contrast, derivePalette, type Colours } from './derive-palette.ts';

/** A pair of colours that text is set in, with its contrast ratio, 1 to 21. */
export interface MeasuredContrast {
  /** e.g. `accent on paper, dark` */
  readonly pair: string;
  readonly ratio: number;
}

const TEXT_ON: readonly (readonly [text: keyof Colours, behind: keyof Colours])[] = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['accent', 'paper'],
  ['onAccent', 'accent'],
  ['ink', 'tint'],
  ['up', 'paper'],
  ['down', 'paper'],
];

/** How well text can be read in the colours that a newsletter's accent makes, in light and in dark. */
export function measureContrasts(brandAccent: string): readonly MeasuredContrast[] {
  return Object.entries(derivePalette(brandAccent)).flatMap(([appearance, colours]: [string, Colours]) =>
    TEXT_ON.map(([text, behind]) => ({
      pair: `${text} on ${behind}, ${appearance}`,
      ratio: contrast(colours[text], colours[behind]),
    })),
  );
}
