import type { CheckedContent } from '../check/parse-and-check-content.ts';
import { collectChecks } from '../delivery/collect-checks.ts';
import { composeIssue } from '../delivery/compose-issue.ts';
import { contentHash } from '../delivery/content-hash.ts';
import type { Finding } from '../digest/finding.ts';
import type { Renderer } from '../email/create-renderer.ts';
import { explainRenderError } from './explain-render-error.ts';
import { judgedRow } from './judged-row.ts';
import type { DeskDigest } from './list-desk-digests.ts';
import type { DeskRow, Preview, RenderedFacts, ShownDigest } from './preview.ts';
import type { Proof } from './proof.ts';
import { showDigest } from './show-digest.ts';

/** What a digest was composed from, and what came of it. */
interface Good {
  readonly inputs: string | undefined;
  readonly proof: Proof;
  readonly shown: ShownDigest;
  readonly rendered: RenderedFacts;
}

/** A digest as the page shows it, and what it was made of; `proof` is missing if it could never be rendered. */
export interface Composing {
  readonly preview: Preview;
  readonly proof: Proof | undefined;
}

/** What rendering found beyond the files, as long as it holds. */
interface Verdict {
  readonly findings: readonly Finding[];
  /** The content that it is about, and what of that; undefined if it is about the templates. */
  readonly content: CheckedContent | undefined;
  readonly inputs: string | undefined;
}

interface Standing {
  /** Where links lead, without a closing slash. */
  readonly siteUrl: string;
  /** RFC 3339 */
  now(): string;
}

/** Composes digests as for sending, none of them twice from the same, and keeps the last good version of each. */
export class PreviewComposer {
  readonly #standing: Standing;
  readonly #lastGood = new Map<string, Good>();
  readonly #verdicts = new Map<string, Verdict>();
  /** Of templates that cannot even be loaded: no digest can be rendered. */
  #loadFaults: readonly Finding[] = [];

  constructor(standing: Standing) {
    this.#standing = standing;
  }

  /** @param loadRenderer asked only if there is something to render */
  async compose(
    desk: DeskDigest,
    content: CheckedContent,
    loadRenderer: () => Promise<Renderer>,
  ): Promise<Composing> {
    try {
      const outcome = await this.#tryToCompose(desk, content, () => this.#load(loadRenderer));
      const inputs = 'shown' in outcome ? outcome.inputs : undefined;
      this.#verdicts.set(desk.row.id, { content, inputs, findings: beyond(desk, outcome) });
      if (!('shown' in outcome)) return this.#stale(this.judge(desk, content), outcome.findings);
      const { proof, shown } = outcome;
      const row = this.judge(desk, content);
      return { preview: { row, findings: proof.findings, shown, isStale: false }, proof };
    } catch (error) {
      const findings = explainRenderError(error);
      this.#verdicts.set(desk.row.id, { content: undefined, inputs: undefined, findings });
      return this.#stale(this.judge(desk, content), [...desk.findings, ...findings]);
    }
  }

  /** A digest's row with what is known from rendering it: a mail that would be cut, a template that is broken. */
  judge(desk: DeskDigest, content: CheckedContent): DeskRow {
    const { row, findings } = desk;
    const more = this.#verdictOn(desk, content)?.findings ?? this.#loadFaults;
    return more.length > 0 ? judgedRow(row, [...findings, ...more]) : row;
  }

  // What was saved may be of other digests.
  #verdictOn(desk: DeskDigest, content: CheckedContent): Verdict | undefined {
    const verdict = this.#verdicts.get(desk.row.id);
    if (!verdict || verdict.content === undefined || verdict.content === content) return verdict;
    if (verdict.inputs === undefined || verdict.inputs !== inputsOf(desk, content)) return undefined;
    this.#verdicts.set(desk.row.id, { ...verdict, content });
    return verdict;
  }

  /** To be called when they have: what was wrong with them may be right now. */
  templatesChanged(): void {
    this.#verdicts.clear();
    this.#loadFaults = [];
  }

  /** What is known of a digest that was composed; undefined of one that was not, or could not be. */
  renderedOf(id: string): RenderedFacts | undefined {
    return this.#lastGood.get(id)?.rendered;
  }

  async #tryToCompose(
    desk: DeskDigest,
    content: CheckedContent,
    loadRenderer: () => Promise<Renderer>,
  ): Promise<Good | { readonly findings: readonly Finding[] }> {
    const { choice, digest, findings } = desk;
    if (!choice || !digest) return { findings };
    const renderer = await loadRenderer();
    const inputs = inputsOf(desk, content);
    const last = this.#lastGood.get(digest.id);
    if (last && inputs !== undefined && last.inputs === inputs && last.proof.renderer === renderer)
      return last;

    const { siteUrl } = this.#standing;
    const composition = await composeIssue({ content, choice, siteUrl, render: renderer.render });
    const { composed } = composition;
    if (!composed) return composition;
    const renderedAt = this.#standing.now();
    const proof = {
      choice,
      content,
      renderer,
      composed,
      findings: composition.findings,
      siteUrl,
      renderedAt,
    };
    const shown = await showDigest(proof);
    const { rendered, messageTemplate, newsletter } = composed;
    const facts: RenderedFacts = {
      encodedHtml: shown.message.bytes.encodedHtml,
      contentHash: contentHash({ ...rendered, messageTemplate, from: newsletter.from }),
    };
    const good = { inputs, proof, shown, rendered: facts };
    this.#lastGood.set(digest.id, good);
    return good;
  }

  async #load(loadRenderer: () => Promise<Renderer>): Promise<Renderer> {
    try {
      const renderer = await loadRenderer();
      this.#loadFaults = [];
      return renderer;
    } catch (error) {
      this.#loadFaults = explainRenderError(error);
      throw error;
    }
  }

  #stale(row: DeskRow, findings: readonly Finding[]): Composing {
    const last = this.#lastGood.get(row.id);
    return { preview: { row, findings, shown: last?.shown, isStale: true }, proof: last?.proof };
  }
}

/** All that a mail is made of but the templates; undefined if that is not known, or not checked yet. */
function inputsOf(
  { choice, digest, findings, files }: DeskDigest,
  content: CheckedContent,
): string | undefined {
  if (!choice || !digest || files.some((file) => content.unchecked.has(file))) return undefined;
  return JSON.stringify([digest, content.newsletter, findings, collectChecks(content, choice)]);
}

function beyond(
  { findings }: DeskDigest,
  outcome: Good | { readonly findings: readonly Finding[] },
): Finding[] {
  const all = 'shown' in outcome ? outcome.proof.findings : outcome.findings;
  return all.filter((finding) => !findings.includes(finding));
}
