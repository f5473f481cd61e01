/** The colours of one appearance, each `#rrggbb`. */
export interface Colours {
  /** Around the mail. */
  readonly canvas: string;
  /** Behind the text. */
  readonly paper: string;
  readonly ink: string;
  /** For what may be read second. */
  readonly soft: string;
  readonly rule: string;
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  /** A breath of the accent, behind boxes. */
  readonly tint: string;
  /** A bar that is not the one to look at. */
  readonly bar: string;
  readonly up: string;
  readonly down: string;
  readonly flat: string;
}

export interface Palette {
  readonly light: Colours;
  readonly dark: Colours;
}

const LIGHT = {
  canvas: '#f2f0eb',
  paper: '#ffffff',
  ink: '#1a1d21',
  soft: '#5a6069',
  rule: '#e1ded7',
  bar: '#c9c5bb',
  onAccent: '#ffffff',
  up: '#14713f',
  down: '#b3261e',
  flat: '#5a6069',
};

const DARK = {
  canvas: '#0d0f11',
  paper: '#17191d',
  ink: '#ecebe7',
  soft: '#a9aeb6',
  rule: '#383c42',
  bar: '#4a4f57',
  onAccent: '#0d0f11',
  up: '#63cf98',
  down: '#ff9188',
  flat: '#a9aeb6',
};

/** Above the 4.5 of WCAG 2.2 (1.4.3), so that text stays legible on the tint as well. */
const CONTRAST = 5.2;

/** All colours of a mail from the one that a newsletter chooses, which is darkened or lightened until it can be read. */
export function derivePalette(brandAccent: string): Palette {
  const accent = moveUntilLegible(brandAccent, LIGHT.paper, '#000000');
  const darkAccent = moveUntilLegible(soften(brandAccent), DARK.paper, '#ffffff');
  return {
    light: { ...LIGHT, accent, tint: mix(LIGHT.paper, accent, 0.06) },
    dark: { ...DARK, accent: darkAccent, tint: mix(DARK.paper, darkAccent, 0.1) },
  };
}

// A deep colour made lighter with white alone turns grey: it is raised to the middle first, its hue kept.
function soften(colour: string): string {
  const [most, least] = [Math.max(...channels(colour)), Math.min(...channels(colour))];
  const [high, low] = [190, 90];
  if (most === least) return colour;
  return toHex(channels(colour).map((channel) => low + ((channel - least) / (most - least)) * (high - low)));
}

function moveUntilLegible(colour: string, background: string, towards: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share);
    if (contrast(candidate, background) >= CONTRAST) return candidate;
  }
  return towards;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(colour: string, other: string, share: number): string {
  const others = channels(other);
  return toHex(channels(colour).map((channel, index) => channel + ((others[index] ?? 0) - channel) * share));
}

function toHex(parts: readonly number[]): string {
  return `#${parts.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
