import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { contrast, derivePalette, type Palette } from '../../src/email/derive-palette.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

const bothOf = ({ light, dark }: Palette) => [light, dark];

describe('a palette', () => {
  it('can be read in light and in dark, whatever accent a newsletter chooses', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        for (const colours of bothOf(derivePalette(accent))) {
          const { paper, canvas, tint, onAccent } = colours;
          for (const text of [colours.ink, colours.soft, colours.accent, colours.up, colours.down]) {
            expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5);
          }
          for (const text of [colours.ink, colours.soft, colours.accent]) {
            expect(contrast(text, tint)).toBeGreaterThanOrEqual(4.5);
            expect(contrast(text, canvas)).toBeGreaterThanOrEqual(4.5);
          }
          expect(contrast(onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('keeps an accent that can be read as it is', () => {
    expect(derivePalette('#0b5c57').light.accent).toBe('#0b5c57');
  });
});

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });
});
