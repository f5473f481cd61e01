/** What became of a link that was opened. */
export type LinkFate =
  /** `at`: where its redirects led to, or the link itself. */
  | { readonly kind: 'alive'; readonly status: number; readonly at: string }
  /** It leads nowhere, and will not do so later either. */
  | { readonly kind: 'dead'; readonly why: string }
  /** Its host is not known, or nothing can be looked up from here. */
  | { readonly kind: 'no-host' }
  /** Nobody can tell: the site refuses programs, or has trouble just now. */
  | { readonly kind: 'unclear'; readonly why: string };
