/** The only parts of a message that differ between the subscribers of one issue, or the people who get one letter. */
export interface MessageFields {
  /** The subscriber's address as it goes into `To:`. */
  readonly to: string;
  /** Purpose-bound token that completes the unsubscribe link. `[A-Za-z0-9._-]{1,75}` */
  readonly unsubscribeToken: string;
  /** Purpose-bound token that completes the preferences link. `[A-Za-z0-9._-]{1,75}` */
  readonly preferencesToken: string;
  /** Completes the link that answers a request; only of letters that ask. `[A-Za-z0-9._-]{1,75}` */
  readonly confirmToken?: string;
  /** Completes the address that such a letter is replied to. `[a-z2-7]{52}` */
  readonly replyToken?: string;
}

/**
 * Stands in a rendered issue where a subscriber's field goes. Made of characters that no step on the way
 * (Handlebars, MJML, html-crush, quoted-printable, header folding) has a reason to escape or to split.
 */
export const MESSAGE_PLACEHOLDERS: Readonly<Record<keyof MessageFields, string>> = {
  to: 'WAYBILLxTO@placeholder.invalid',
  unsubscribeToken: 'WAYBILLxUNSUBSCRIBExTOKENxPLACEHOLDER',
  preferencesToken: 'WAYBILLxPREFERENCESxTOKENxPLACEHOLDER',
  confirmToken: 'WAYBILLxCONFIRMxTOKENxPLACEHOLDER',
  replyToken: 'WAYBILLxREPLYxTOKENxPLACEHOLDER',
};
