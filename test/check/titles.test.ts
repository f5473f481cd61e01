import { describe, expect, it } from '@jest/globals';
import { checkTitles } from '../../src/check/titles.ts';
import { aSubject, inShort, prose } from './a-subject.ts';

const PEOPLE = {
  trump: {
    name: 'Donald Trump',
    roles: [
      { title: 'President of the United States', from: '2017-01-20', until: '2021-01-20' },
      { title: 'Former President of the United States', from: '2021-01-20', until: '2025-01-19' },
      { title: 'President of the United States', from: '2025-01-20' },
    ],
  },
  bessent: { name: 'Scott Bessent', roles: [{ title: 'US Treasury Secretary', from: '2025-01-28' }] },
  lutnick: { name: 'Howard Lutnick', roles: [{ title: 'US Commerce Secretary', from: '2025-02-21' }] },
  he: { name: 'He Lifeng', surname: 'He', roles: [{ title: 'Vice Premier of China', from: '2023-03-12' }] },
  biden: {
    name: 'Joe Biden',
    roles: [{ title: 'President of the United States', from: '2021-01-20', until: '2025-01-20' }],
  },
};
const found = (text: string, article = {}) =>
  checkTitles(aSubject({ blocks: [prose(text)], people: PEOPLE, article })).map(({ rule }) => rule);

describe('a title', () => {
  it.each([
    ['person-former', 'Former President Donald Trump spoke.'],
    ['person-former', 'Scott Bessent, the former Treasury Secretary, spoke.'],
    ['person-title', 'President Joe Biden spoke.'],
    ['person-title', 'Commerce Secretary Scott Bessent spoke.'],
    ['person-title', 'Premier He Lifeng spoke.'],
    ['person-former', 'Former President Trump spoke.'],
    ['person-title', 'President Biden spoke.'],
    ['person-title', 'It was Commerce Secretary Bessent who spoke.'],
  ])('is refused by the day: %s, %s', (rule, text) => {
    expect(found(text)).toEqual([rule]);
  });

  it.each([
    'President Donald Trump spoke.',
    'Former President Joe Biden spoke.',
    'US Treasury Secretary Scott Bessent, with Commerce Secretary Howard Lutnick, spoke.',
    'Secretary Scott Bessent spoke.',
    'Vice Premier He Lifeng spoke.',
    'China’s Vice Premier, He Lifeng, spoke.',
    'Then-President Joe Biden spoke in 2023.',
    'Former hedge fund manager Scott Bessent spoke.',
    'The President met Scott Bessent.',
    'Captain Howard Lutnick of the sailing team spoke.',
    'President Trump spoke.',
    'Former President Biden spoke.',
    'Former President Melania Trump spoke.',
    'Vice Premier He spoke.',
    'She is a former president. Trump spoke.',
    'Former Premier He Qiang spoke.',
  ])('is let pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('goes by the day of the article', () => {
    const article = { published: '2024-06-10T10:00Z' };
    expect(found('Former President Donald Trump spoke.', article)).toEqual([]);
    expect(found('President Joe Biden spoke.', article)).toEqual([]);
  });

  it('of a quotation is held against people.yaml too', () => {
    const quotes = (role: string) => [
      { type: 'quotes', quotes: [{ speaker: 'bessent', fragments: ['good meeting'], role }] },
    ];
    const check = (role: string) => inShort(checkTitles(aSubject({ blocks: quotes(role), people: PEOPLE })));
    expect(check('Commerce Secretary')).toEqual(['error person-role blocks[0].quotes[0].role']);
    expect(check('former Treasury Secretary')).toEqual(['error person-role blocks[0].quotes[0].role']);
    expect(check('leader of the American delegation')).toEqual([]);
  });

  it('says what holds, and what to do', () => {
    const [finding] = checkTitles(
      aSubject({ blocks: [prose('Former President Donald Trump spoke.')], people: PEOPLE }),
    );
    expect(finding?.message).toBe(
      '“Former President”: Donald Trump is President of the United States on this day, by people.yaml. Delete “former”, or correct people.yaml.',
    );
  });
});
