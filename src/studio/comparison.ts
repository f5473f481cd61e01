/** What a digest has that the one before it had not, and the other way round. */
export interface Comparison {
  readonly last: ComparedDigest;
  readonly now: ComparedDigest;
  readonly fresh: readonly ComparedArticle[];
  readonly carried: readonly CarriedArticle[];
  readonly gone: readonly ComparedArticle[];
  /** Passages that stand word for word in both, beyond those of the articles that were carried over. */
  readonly repeated: readonly string[];
}

export interface ComparedDigest {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly subject: string;
  readonly preheader: string;
  readonly articles: number;
  readonly words: number;
  /** Of the HTML part, before it is encoded. */
  readonly bytes: number;
}

export interface ComparedArticle {
  readonly id: string;
  readonly headline: string;
}

export interface CarriedArticle extends ComparedArticle {
  /** Whether it is not the same in both, be it in its words or in how much of it stands there. */
  readonly isChanged: boolean;
}
