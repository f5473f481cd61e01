import { describe, expect, it } from '@jest/globals';
import { skippedDay } from '../../src/digest/skipped-day.ts';

const YEAR = { from: '2025-01-01', days: 365 };
const find = (timeZone: string, timeOfDay: string, span = YEAR) => skippedDay({ timeZone, timeOfDay }, span);

describe('a time of day that does not exist', () => {
  it.each([
    ['Europe/London', '01:30', '2025-03-30'],
    ['Europe/Berlin', '02:00', '2025-03-30'],
    ['America/New_York', '02:59', '2025-03-09'],
    ['Australia/Lord_Howe', '02:15', '2025-10-05'],
    ['Africa/Cairo', '00:00', '2025-04-25'],
  ])('is found where clocks are put forward over it: %s, %s', (timeZone, timeOfDay, day) => {
    expect(find(timeZone, timeOfDay)).toBe(day);
  });

  it.each([
    ['Europe/London', '17:30'],
    ['Europe/London', '02:00'],
    ['Asia/Tokyo', '02:30'],
    ['UTC', '01:30'],
  ])('is not found where it comes every day: %s, %s', (timeZone, timeOfDay) => {
    expect(find(timeZone, timeOfDay)).toBeUndefined();
  });

  it('is looked for on the days that are asked about only', () => {
    expect(find('Europe/London', '01:30', { from: '2025-03-31', days: 180 })).toBeUndefined();
  });
});
