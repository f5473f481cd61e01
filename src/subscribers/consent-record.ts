/** Which way a step came to us; `one-click` is the button of a mail program (RFC 8058), which no page of ours has shown. */
export type ConsentChannel = 'form' | 'one-click' | 'mail' | 'import' | 'operator';

export type ConsentStep =
  'request' | 'confirm' | 'unsubscribe' | 'leave-address' | 'import' | 'add' | 'suppress' | 'clear';

/** How somebody came to a step, for whoever has to prove it later. No address, and nothing that gives a person away. */
export interface ConsentEvidence {
  readonly how: ConsentChannel;
  /** Version of the words that they agreed to, as the page or the letter shows them. */
  readonly wording?: string;
  /** Where it happened: the address of a page, or what an operator said of the import. */
  readonly source?: string;
  /** See `hashEvidence`. */
  readonly ipHash?: string;
  readonly userAgentHash?: string;
}

/** One step of one subscriber. Kept after unsubscribing, until the subscriber is erased. */
export interface ConsentRecord extends ConsentEvidence {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly step: ConsentStep;
}
