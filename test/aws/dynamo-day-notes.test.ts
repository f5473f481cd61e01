import { describe, expect, it } from '@jest/globals';
import { DynamoDayNotes } from '../../src/aws/dynamo-day-notes.ts';
import type { DayNote } from '../../src/delivery/day-note.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();

const SKIPPED: DayNote = {
  day: '2025-06-10',
  kind: 'skipped',
  at: '2025-06-10T16:00:00.000Z',
  text: 'No article.',
};
const EMPTY: DayNote = { ...SKIPPED, kind: 'no-issue', at: '2025-06-10T16:30:00.000Z' };

describe('notes of days in the table', () => {
  it('come back in the order of their times, those of the day alone', async () => {
    const notes = new DynamoDayNotes(table());
    await notes.save(EMPTY);
    await notes.save(SKIPPED);
    await notes.save({ ...SKIPPED, day: '2025-06-11' });
    expect(await notes.list('2025-06-10')).toMatchObject([SKIPPED, EMPTY]);
  });

  it('keep the first of a kind', async () => {
    const notes = new DynamoDayNotes(table());
    await notes.save({ ...SKIPPED, text: 'Another.' });
    expect((await notes.list('2025-06-10'))[0]?.text).toBe('No article.');
  });

  it('are none where nothing was noted', async () => {
    expect(await new DynamoDayNotes(table()).list('2025-06-12')).toEqual([]);
  });
});
