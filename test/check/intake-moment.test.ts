import { describe, expect, it } from '@jest/globals';
import { readIntakeMoment } from '../../src/check/intake-moment.ts';

const read = (text: string, zone?: string) => {
  const moment = readIntakeMoment(text, zone);
  return moment?.kind === 'moment' ? moment.instant : moment && `? ${moment.why.replace(`"${text}" `, '')}`;
};

describe('readIntakeMoment', () => {
  it.each([
    ['2025-06-10T11:44+02:00', '2025-06-10T11:44+02:00'],
    ['2025-06-10T09:44:30.123Z', '2025-06-10T09:44:30Z'],
    ['2025-06-10T11:44:00+0200', '2025-06-10T11:44:00+02:00'],
    ['10 June 2025 11:44 GMT+2', '2025-06-10T11:44+02:00'],
    ['Tuesday, 10 June 2025, 11:44 UTC', '2025-06-10T11:44+00:00'],
    ['June 10, 2025 at 4:30 p.m. EDT', '2025-06-10T16:30-04:00'],
    ['Tue 10 Jun 2025 09.15 CEST', '2025-06-10T09:15+02:00'],
    ['10.06.2025 11:44 UTC-03:30', '2025-06-10T11:44-03:30'],
    ['13/06/2025 11:44 GMT', '2025-06-13T11:44+00:00'],
    ['06/13/2025 12:05 AM JST', '2025-06-13T00:05+09:00'],
  ])('reads %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it.each([
    ['10 June 2025', '? has no time of day'],
    ['10 June 2025 11:44', '? has no zone'],
    ['10 June 2025 11:44 BST', '? is in "BST", which is the name of several zones or of none'],
    ['06/10/2025 11:44 GMT', '? may be 2025-10-06 or 2025-06-10'],
    ['31 June 2025 11:44 GMT', '? is not a day of the calendar'],
    ['Monday, 10 June 2025 11:44 GMT', '? names a weekday that 2025-06-10 does not have'],
    ['10 June 2025 5:05 GMT', '? does not say whether it is morning or afternoon'],
    ['10 June 2025 25:05 GMT', '? has a time that no clock shows'],
  ])('does not guess at %s', (text, doubt) => {
    expect(read(text)).toBe(doubt);
  });

  it('takes the zone that somebody names, but for a time that its clocks leave out', () => {
    expect(read('10 June 2025 11:44', 'Europe/London')).toBe('2025-06-10T11:44+01:00');
    expect(read('30 March 2025 01:30', 'Europe/London')).toMatch(
      /^\? does not exist in Europe\/London, or twice/,
    );
  });

  it.each(['The vote is on 10 June 2025', 'In 2025 it rained', '17:05', 'Volume 10, June'])(
    'leaves "%s" to the text',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
