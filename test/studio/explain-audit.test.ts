import { describe, expect, it } from '@jest/globals';
import type { Audit, FaintText } from '../../src/studio/audit.ts';
import { explainAudit } from '../../src/studio/explain-audit.ts';

const WELL: Audit = { violations: [], contrasts: [{ look: 'light', faint: [] }], widths: [{ width: 320 }] };

const aFaintText = (words: string): FaintText => {
  return { words, places: 1, colour: '#aaaaaa', background: '#ffffff', ratio: 2.32, needed: 4.5 };
};

describe('explainAudit', () => {
  it('finds nothing in a mail that is fit to be read', () => {
    expect(explainAudit('2025-06-10', WELL)).toEqual([]);
  });

  it('says of a violation what is wanted, where first, and how to put it right', () => {
    const place = { selector: 'img', html: '<img src="a.png">', remedy: 'Element has no alt attribute' };
    const violation = {
      rule: 'image-alt',
      help: 'Images must have alternative text',
      more: 'https://axe.example/image-alt',
      places: [place, place, place],
    };
    expect(explainAudit('content/digests/a.md', { ...WELL, violations: [violation] })).toEqual([
      {
        file: 'content/digests/a.md',
        line: 0,
        column: 0,
        path: '',
        rule: 'mail-accessibility',
        level: 'error',
        message:
          'Images must have alternative text (image-alt of axe): <img src="a.png">, and 2 more. Element has no alt attribute. See https://axe.example/image-alt',
      },
    ]);
  });

  it('names the width that a mail does not fit, and what sticks out', () => {
    const widths = [{ width: 600 }, { width: 320, overflow: { by: 12, words: 'A long name' } }];
    expect(
      explainAudit('a', { ...WELL, widths }).map(({ rule, level, message }) => [rule, level, message]),
    ).toEqual([
      [
        'mail-overflow',
        'error',
        'on a screen of 320 px the mail is 12 px too wide, because of “A long name”. Let it break, or make it shorter.',
      ],
    ]);
  });

  it('warns of faint text once for each look, and names the faintest', () => {
    const faint = ['One', 'Two', 'Three', 'Four'].map(aFaintText);
    const [finding, ...others] = explainAudit('a', { ...WELL, contrasts: [{ look: 'inverted', faint }] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'mail-contrast', level: 'warning' });
    expect(finding?.message).toMatch(
      /^where Gmail inverts the mail.*“One” \(#aaaaaa on #ffffff, 2\.3 of 4\.5\).*, and 1 more\. /,
    );
  });
});
