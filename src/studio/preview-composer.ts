import type { CheckedContent } from '../check/parse-and-check-content.ts';
import { collectChecks } from '../delivery/collect-checks.ts';
import { composeIssue, type ComposedIssue } from '../delivery/compose-issue.ts';
import type { Finding } from '../digest/finding.ts';
import type { Renderer } from '../email/create-renderer.ts';
import { compileMessageTemplate } from '../email/write-message.ts';
import { explainRenderError } from './explain-render-error.ts';
import type { DeskDigest } from './list-desk-digests.ts';
import type { Preview, ShownDigest } from './preview-desk.ts';
import { readMessage } from './read-message.ts';

export type Render = Renderer['render'];

/** What a digest was composed from, and what came of it. */
interface Good {
  readonly inputs: string;
  readonly render: Render;
  readonly findings: readonly Finding[];
  readonly shown: ShownDigest;
}

interface Standing {
  /** Where links lead, without a closing slash. */
  readonly siteUrl: string;
  /** RFC 3339 */
  now(): string;
}

/** The subscriber whom previews are made out to. */
const SAMPLE_SUBSCRIBER = {
  to: 'sample.subscriber@example.org',
  unsubscribeToken: 'sample',
  preferencesToken: 'sample',
};

/** Composes digests as for sending, none of them twice from the same, and keeps the last good version of each. */
export class PreviewComposer {
  readonly #standing: Standing;
  readonly #lastGood = new Map<string, Good>();

  constructor(standing: Standing) {
    this.#standing = standing;
  }

  /** @param loadRender asked only if there is something to render */
  async compose(
    desk: DeskDigest,
    content: CheckedContent,
    loadRender: () => Promise<Render>,
  ): Promise<Preview> {
    const { row } = desk;
    try {
      const outcome = await this.#tryToCompose(desk, content, loadRender);
      if ('shown' in outcome)
        return { row, findings: outcome.findings, shown: outcome.shown, isStale: false };
      return this.#stale(desk, outcome.findings);
    } catch (error) {
      return this.#stale(desk, [...desk.findings, explainRenderError(error)]);
    }
  }

  async #tryToCompose(
    { choice, digest, findings }: DeskDigest,
    content: CheckedContent,
    loadRender: () => Promise<Render>,
  ): Promise<Good | { readonly findings: readonly Finding[] }> {
    if (!choice || !digest) return { findings };
    const render = await loadRender();
    const inputs = JSON.stringify([digest, content.newsletter, findings, collectChecks(content, choice)]);
    const last = this.#lastGood.get(digest.id);
    if (last?.inputs === inputs && last.render === render) return last;

    const composition = await composeIssue({ content, choice, siteUrl: this.#standing.siteUrl, render });
    if (!composition.composed) return composition;
    const shown = await makeOut(composition.composed, this.#standing.now());
    const good = { inputs, render, findings: composition.findings, shown };
    this.#lastGood.set(digest.id, good);
    return good;
  }

  #stale({ row }: DeskDigest, findings: readonly Finding[]): Preview {
    return { row, findings, shown: this.#lastGood.get(row.id)?.shown, isStale: true };
  }
}

async function makeOut(composed: ComposedIssue, renderedAt: string): Promise<ShownDigest> {
  const { digest, rendered, messageTemplate } = composed;
  const message = await readMessage(compileMessageTemplate(messageTemplate)(SAMPLE_SUBSCRIBER));
  return { renderedAt, preheader: rendered.preheader, extent: digest.extent, message };
}
