import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DayNote } from '../delivery/day-note.ts';
import type { DayNotes } from '../delivery/day-notes.ts';
import { conditionally } from './conditionally.ts';
import type { Table } from './connect-table.ts';
import { DAY_NOTE_PREFIX, dayNoteKey, issuePartition } from './table-keys.ts';

/** One item for each kind of note, beside the day's issue. */
export class DynamoDayNotes implements DayNotes {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(day: string): Promise<readonly DayNote[]> {
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':partition': issuePartition(day), ':prefix': DAY_NOTE_PREFIX },
        ConsistentRead: true,
      }),
    );
    const notes = (answer.Items ?? []).map((item) => DayNote.parse(item));
    return notes.toSorted((a, b) => a.at.localeCompare(b.at, 'en'));
  }

  async save(note: DayNote): Promise<void> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...dayNoteKey(note.day, note.kind), ...note },
      ConditionExpression: 'attribute_not_exists(PK)',
    });
    await conditionally(this.#table.client.send(put));
  }
}
