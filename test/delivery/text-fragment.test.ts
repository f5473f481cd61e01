import { describe, expect, it } from '@jest/globals';
import { addTextFragment } from '../../src/delivery/text-fragment.ts';

const URL = 'https://wire.example/a';
const fragment = (exact: string, quoted = exact) => addTextFragment(URL, { exact, quoted }).slice(URL.length);

describe('the address of words on a page', () => {
  it('has a few words whole', () => {
    expect(fragment('only getting good reports')).toBe('#:~:text=only%20getting%20good%20reports');
  });

  it('has of many words the first and the last', () => {
    expect(fragment('one two three four five six seven eight nine')).toBe(
      '#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine',
    );
  });

  it('encodes what has a meaning of its own there: comma, hyphen and ampersand', () => {
    expect(fragment('well, a 90-day R&D truce')).toBe('#:~:text=well%2C%20a%2090%2Dday%20R%26D%20truce');
  });

  it('spells the words as the source does, with single spaces', () => {
    expect(fragment('China’s\n not  easy', "China's not easy")).toBe('#:~:text=China%E2%80%99s%20not%20easy');
  });

  it('has none of the words that an ellipsis has taken out', () => {
    expect(fragment('we met, I dislike them all, and we agreed', 'we met … and we agreed')).toBe(
      '#:~:text=we%20met,and%20we%20agreed',
    );
  });

  it('has none of the words that an edit stands for', () => {
    expect(fragment('Moreau told me to go', '[He] told me to go')).toBe('#:~:text=told%20me%20to%20go');
    expect(fragment('I saw Moreau', 'I saw [him]')).toBe('#:~:text=I%20saw');
  });

  it('goes to the page alone if no word is left', () => {
    expect(fragment('Moreau', '[he]')).toBe('');
  });

  it('follows a fragment that is there, and leaves one with a directive as it is', () => {
    const words = { exact: 'good', quoted: 'good' };
    expect(addTextFragment(`${URL}#top`, words)).toBe(`${URL}#top:~:text=good`);
    expect(addTextFragment(`${URL}#:~:text=x`, words)).toBe(`${URL}#:~:text=x`);
  });

  it('survives half a surrogate pair', () => {
    expect(fragment('a \ud800 b')).toMatch(/^#:~:text=a/);
  });
});
