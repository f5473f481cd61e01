import type { IssueControls, IssueTable } from './issue-table.ts';
import type { SubscriberTable } from './subscriber-table.ts';

/** What a running system knows of its subscribers and issues. */
export interface Tables {
  readonly subscribers: SubscriberTable;
  readonly issues: IssueTable;
  readonly controls: IssueControls;
  /**
   * Tells that something in them may have changed, about once a second while something does.
   *
   * @returns ends the calls
   */
  onChange(listener: () => void): () => void;
}
