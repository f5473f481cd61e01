import type { Finding, Level } from '../digest/finding.ts';
import type { Audit, FaintText, Violation } from './audit.ts';

/**
 * What a browser has found in a mail, as findings like all others.
 *
 * @param file the digest's file, or its id where it was composed
 */
export function explainAudit(file: string, { violations, contrasts, widths }: Audit): Finding[] {
  const found: [rule: string, level: Level, message: string][] = [
    ...violations.map((violation): [string, Level, string] => [
      'mail-accessibility',
      'error',
      explainViolation(violation),
    ]),
    ...widths.flatMap(({ width, overflow }): [string, Level, string][] =>
      overflow
        ? [
            [
              'mail-overflow',
              'error',
              `on a screen of ${width} px the mail is ${overflow.by} px too wide, because of “${overflow.words}”. Let it break, or make it shorter.`,
            ],
          ]
        : [],
    ),
    ...contrasts.flatMap(({ look, faint }): [string, Level, string][] =>
      faint.length > 0 ? [['mail-contrast', 'warning', explainFaintness(look, faint)]] : [],
    ),
  ];
  return found.map(([rule, level, message]) => ({
    file,
    line: 0,
    column: 0,
    path: '',
    rule,
    level,
    message,
  }));
}

function explainViolation({ rule, help, places, more }: Violation): string {
  const [first] = places;
  const others = places.length - 1;
  const where = `${first?.html ?? ''}${others > 0 ? `, and ${others} more` : ''}`;
  return `${help} (${rule} of axe): ${where}. ${first?.remedy ?? ''}. See ${more}`;
}

const MOST_NAMED = 3;

function explainFaintness(look: string, faint: readonly FaintText[]): string {
  const named = faint
    .slice(0, MOST_NAMED)
    .map(
      ({ words, colour, background, ratio, needed }) =>
        `“${words.slice(0, 60)}” (${colour} on ${background}, ${ratio.toFixed(1)} of ${needed})`,
    );
  const others = faint.length - named.length;
  const more = others > 0 ? `, and ${others} more` : '';
  return `${LOOKS[look] ?? look}, text is hard to read: ${named.join(', ')}${more}. Choose colours that keep their distance, in templates/ or as the accent in newsletter.yaml.`;
}

const LOOKS: Readonly<Record<string, string>> = {
  light: 'in light',
  dark: 'in dark',
  inverted: 'where Gmail inverts the mail',
  darkened: 'where Gmail darkens the mail',
};
