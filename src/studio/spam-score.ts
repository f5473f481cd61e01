/** What a filter thinks of a message. */
export type SpamScore =
  | {
      readonly kind: 'scored';
      readonly points: number;
      /** From here on it is spam. */
      readonly limit: number;
      readonly rules: readonly SpamRule[];
    }
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'failed'; readonly message: string };

export interface SpamRule {
  readonly id: string;
  readonly points: number;
  readonly description: string;
}
