import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckedContent } from '../check/parse-and-check-content.ts';
import type { Finding } from '../digest/finding.ts';
import { compareDigests, listDeskDigests, type DeskDigest } from './list-desk-digests.ts';
import type { Renderer } from '../email/create-renderer.ts';
import { FollowedContent, type ReadContent } from './followed-content.ts';
import { LostDays } from './lost-days.ts';
import { PreviewComposer } from './preview-composer.ts';
import type { DeskList } from './preview.ts';
import type { PreviewDesk } from './preview-desk.ts';

/** Where the desk gets what it shows. */
export interface DeskPorts {
  readonly readContent: ReadContent;
  loadRenderer(): Promise<Renderer>;
  /** RFC 3339 */
  now(): string;
  /** Where the links of previewed mails lead, without a closing slash. */
  readonly siteUrl: string;
}

export interface Desk extends PreviewDesk {
  /** To be called when a file of the content has changed: it is read again for the next request. */
  contentChanged(): void;
  /** To be called when a template has changed: all are loaded again for the next request. */
  templatesChanged(): void;
}

/** What is broken may be half saved: it is told of when nothing more has come for so long. */
const HALF_SAVED_MS = 150;

/** Whoever saves again and again meanwhile gets an answer nevertheless. */
const MOST_TRIES = 3;

/** A desk that reads, parses and renders on request, and keeps what it has until it is told of a change. */
export function createDesk(ports: DeskPorts): Desk {
  let renderer: Promise<Renderer> | undefined;
  let changes = 0;
  let changedAt = -Infinity;
  const listAll = createListing(() => ports.now());
  const composer = new PreviewComposer(ports);
  const listeners = new Set<() => void>();

  const tellAll = () => {
    changes += 1;
    changedAt = performance.now();
    for (const listener of listeners) listener();
  };
  const content = new FollowedContent((due) => ports.readContent(due), tellAll);
  const loadRenderer = () => (renderer ??= ports.loadRenderer());
  const find = (current: CheckedContent, id: string) =>
    listAll(current).digests.find(({ row }) => row.id === id);
  const composeOnce = async (id: string) => {
    const current = await content.readChecked((read) => find(read, id)?.files ?? []);
    const digest = find(current, id);
    return digest && composer.compose(digest, current, loadRenderer);
  };
  // What was saved, or only half, when it was read is read again; what is saved later still, the next request shows.
  const compose = async (id: string) => {
    for (let tries = 1; ; tries += 1) {
      const before = changes;
      const isLast = () => changes === before || tries === MOST_TRIES;
      try {
        const composing = await content.first(() => composeOnce(id));
        if (composing?.preview.isStale) await sleep(changedAt + HALF_SAVED_MS - performance.now());
        if (isLast()) return composing;
      } catch (error) {
        if (isLast()) throw error;
      }
    }
  };
  return {
    list: async () => describeAll(await content.read(), listAll, composer),
    preview: async (id) => (await compose(id))?.preview,
    proof: async (id) => (await compose(id))?.proof,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    contentChanged() {
      content.forget();
      tellAll();
    },
    templatesChanged() {
      renderer = undefined;
      composer.templatesChanged();
      tellAll();
    },
  };
}

type ListAll = (content: CheckedContent) => Listing;

interface Listing {
  readonly digests: readonly DeskDigest[];
  /** What was found in the content and belongs to none of them. */
  readonly otherFindings: readonly Finding[];
}

// An embargo may end without any file being touched; to the minute is soon enough to see it.
function createListing(now: () => string): ListAll {
  const lostDays = new LostDays();
  let last: (Listing & { readonly of: CheckedContent; readonly minute: string }) | undefined;
  return (content) => {
    const at = now();
    const minute = at.slice(0, 'YYYY-MM-DDThh:mm'.length);
    if (last?.of !== content || last.minute !== minute) {
      const listed = listDeskDigests(content, at);
      const digests = [...listed, ...lostDays.find(content, listed)].toSorted(compareDigests);
      const told = new Set(digests.flatMap(({ findings }) => findings));
      const otherFindings = content.findings.filter((finding) => !told.has(finding));
      last = { of: content, minute, digests, otherFindings };
    }
    return last;
  };
}

function describeAll(content: CheckedContent, listAll: ListAll, composer: PreviewComposer): DeskList {
  const { newsletter } = content;
  const { digests, otherFindings } = listAll(content);
  return {
    newsletter: newsletter && { name: newsletter.name, tagline: newsletter.tagline ?? '' },
    rows: digests.map((digest) => {
      const row = composer.judge(digest, content);
      const rendered = composer.renderedOf(row.id);
      const isBeingChecked = digest.files.some((file) => content.unchecked.has(file));
      return {
        ...row,
        ...(rendered ? { rendered } : {}),
        ...(isBeingChecked ? { isBeingChecked } : {}),
      };
    }),
    otherFindings,
  };
}
