import type { Finding } from '../digest/finding.ts';

/** Whether a digest can be published, and what that would mean. */
export type PublishVerdict =
  /** It has errors. */
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** It is right, and may not be published all the same; the message says why and what to do. */
  | { readonly kind: 'refused'; readonly message: string }
  | ({
      readonly kind: 'publishable';
      /** Whether it is published as it is, and can be begun from here without waiting for its time. */
      readonly canBegin: boolean;
    } & PublicationFacts);

export interface PublicationFacts {
  /** Names exactly what was judged; it is published only if it is still that. */
  readonly seen: string;
  /** Warnings and hints. */
  readonly findings: readonly Finding[];
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The bare address of the newsletter. */
  readonly from: string;
  readonly subject: string;
  readonly preheader: string;
  /** Of the whole message. */
  readonly bytes: number;
  /** When it goes out, in the newsletter's own time; a sentence. */
  readonly schedule: string;
  readonly audience: Audience;
  /** What is published for that day already. */
  readonly published?: PublishedRevision;
}

/** How many subscribers it would go to now; counting ends somewhere, for somebody is waiting. */
export interface Audience {
  readonly count: number;
  readonly isMore: boolean;
}

export interface PublishedRevision {
  readonly revision: number;
  /** RFC 3339, UTC */
  readonly publishedAt: string;
  /** Whether it is what would be published now: then nothing happens. */
  readonly isSame: boolean;
  /** Missing if there are none, or if the revision's documents are gone. */
  readonly changes?: RevisionChanges;
}

/** What readers would see of the difference. */
export interface RevisionChanges {
  /** Of the subject, the preheader and the text part; the first lines that are there now and were not. */
  readonly added: readonly string[];
  /** Those that were there and are not now. */
  readonly removed: readonly string[];
  /** How many there are of both beyond those. */
  readonly more: number;
}

/** What became of publishing. */
export type Publishing =
  | Exclude<PublishVerdict, { readonly kind: 'publishable' }>
  /** The files were changed since the verdict was given, which no longer holds. */
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'published' | 'unchanged';
      readonly day: string;
      readonly revision: number;
      readonly schedule: string;
      /** Whether it can be begun from here without waiting for its time. */
      readonly canBegin: boolean;
    };
