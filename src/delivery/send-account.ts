/** What SES allows this account. */
export interface SendQuota {
  /** Messages a second. */
  readonly maxSendRate: number;
  /** Messages in any 24 hours; -1 for no limit. */
  readonly max24HourSend: number;
  readonly sentLast24Hours: number;
}

/** Asks SES about the account. Once a second at most, for all who ask together: SES answers no more than that. */
export interface SendAccount {
  loadQuota(): Promise<SendQuota>;
  isSendingEnabled(): Promise<boolean>;
}
