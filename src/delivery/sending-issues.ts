/** The issues that are to be swept: those of which a record was saved as being sent, until they are removed. */
export interface SendingIssues {
  list(): Promise<readonly string[]>;
  /** Done by saving a record as being sent; besides, for an issue that was removed. */
  add(issueId: string): Promise<void>;
  remove(issueId: string): Promise<void>;
}
