import type { Content } from '../digest/content.ts';
import { isOfAllDigests, type DeskDigest } from './list-desk-digests.ts';
import { judgedRow } from './judged-row.ts';
import type { DeskRow } from './preview.ts';

/** A digest that a day's articles made, and the files of these. */
interface KnownDay {
  readonly row: DeskRow;
  readonly files: ReadonlySet<string>;
}

/**
 * Keeps the digests that days' articles make by themselves on the desk while they cannot be made: an article that cannot
 * be read has no day, and without newsletter.yaml no article has one. Whoever is at work on such a file sees what is
 * wrong with it, and the last good mail.
 */
export class LostDays {
  #known = new Map<string, KnownDay>();

  /**
   * @param listed what could be made of the content
   * @returns what could be made before, and now cannot because of errors in the files that it was made of
   */
  find(content: Content, listed: readonly DeskDigest[]): DeskDigest[] {
    const days = new Set(listed.flatMap(({ row }) => [row.id, row.date]));
    const broken = new Set(content.brokenArticles.map(({ file }) => file));
    const lost = [...this.#known].filter(
      ([id, { files }]) =>
        !days.has(id) && (!content.newsletter || [...files].some((file) => broken.has(file))),
    );
    this.#known = new Map([...lost, ...knownDays(listed)]);
    return lost.map(([, day]) => describe(day, content));
  }
}

function knownDays(listed: readonly DeskDigest[]): [string, KnownDay][] {
  return listed.flatMap(({ row, files, choice, digest }): [string, KnownDay][] => {
    if (!choice || !digest || choice.file !== undefined) return [];
    return [[row.id, { row, files: new Set(files) }]];
  });
}

function describe({ row, files }: KnownDay, content: Content): DeskDigest {
  const findings = content.findings.filter(({ file }) => files.has(file) || isOfAllDigests(file));
  return {
    row: { ...judgedRow(row, findings), status: 'broken' },
    findings,
    files: [],
    choice: undefined,
    digest: undefined,
  };
}
