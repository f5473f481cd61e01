/** The issues that are to be swept: those of which a record was saved as being sent, until they are removed. */
export interface SendingIssues {
  list(): Promise<readonly string[]>;
  remove(issueId: string): Promise<void>;
}
