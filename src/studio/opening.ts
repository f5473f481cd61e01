/** What came of opening a file in the editor; `why` is a sentence. */
export type Opening = { readonly kind: 'opened' } | { readonly kind: 'refused'; readonly why: string };
