import { applyLevels } from '../check/apply-levels.ts';
import { checkMail } from '../check/check-mail.ts';
import type { CheckedContent } from '../check/parse-and-check-content.ts';
import { RULES } from '../check/rules.ts';
import { buildDigest } from '../digest/build-digest.ts';
import type { Digest } from '../digest/digest.ts';
import { isError, type Finding } from '../digest/finding.ts';
import type { DigestChoice } from '../digest/list-digests.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { measureContrasts } from '../email/measure-contrasts.ts';
import { digestEnvelope } from '../email/digest-envelope.ts';
import { buildMessageTemplate } from '../email/message-template.ts';
import type { Renderer } from '../email/create-renderer.ts';
import type { Rendered } from '../email/rendered.ts';
import { collectChecks, type IssueChecks } from './collect-checks.ts';
import { countReceipts } from './receipts.ts';

/** A digest that is ready to be frozen as an issue, shown or sent. */
export interface ComposedIssue {
  readonly digest: Digest;
  readonly newsletter: Newsletter;
  readonly rendered: Rendered;
  /** The encoded message with placeholders; see `compileMessageTemplate`. */
  readonly messageTemplate: Uint8Array;
  readonly checks: IssueChecks;
}

/** `composed` is missing if the content cannot be rendered. With errors of another kind it is there to be looked at. */
export interface Composition {
  readonly composed: ComposedIssue | undefined;
  /** What stands in the way (errors) and what does not (the rest). */
  readonly findings: readonly Finding[];
}

/**
 * The one way from content to mail: preview, test send, real send and archive all take it.
 *
 * @param input.siteUrl where links lead, without a closing slash
 * @throws RenderError if a template is broken
 */
export async function composeIssue(input: {
  readonly content: CheckedContent;
  readonly choice: DigestChoice;
  readonly siteUrl: string;
  readonly render: Renderer['render'];
}): Promise<Composition> {
  const { content, choice, siteUrl } = input;
  const { newsletter } = content;
  if (!newsletter || choice.findings.some(preventsBuilding))
    return { composed: undefined, findings: choice.findings };

  const digest = buildDigest({
    file: choice.digest,
    articles: content.articles.map(({ value }) => value),
    people: content.people,
  });
  const checks = collectChecks(content, choice);
  const rendered = await input.render({
    ...{ kind: 'digest', digest, newsletter, siteUrl },
    ...(checks.receipts ? { receipts: countReceipts(checks.receipts) } : {}),
  });
  const messageTemplate = await buildMessageTemplate(rendered, digestEnvelope(digest, newsletter, siteUrl));
  const encodedBytes = htmlPartBytes(messageTemplate);
  const contrasts = measureContrasts(newsletter.brand.accent);
  const mail = { file: choice.file ?? digest.id, ...rendered, encodedBytes, siteUrl, contrasts };
  const mailFindings = applyLevels(checkMail(mail), newsletter);
  return {
    composed: { digest, newsletter, rendered, messageTemplate, checks },
    findings: [...choice.findings, ...mailFindings],
  };
}

/** Rules whose errors stop a digest from going out, but not from being looked at meanwhile: all that judge, and do not read. */
const ONLY_FOR_THE_GATE = new Set([
  ...RULES.map(({ id }) => id),
  'article-not-ready',
  'unknown-source',
  'unlisted-source',
  'missing-picture',
]);

function preventsBuilding(finding: Finding): boolean {
  return isError(finding) && !ONLY_FOR_THE_GATE.has(finding.rule);
}

/** The HTML part is the last of the message. */
function htmlPartBytes(messageTemplate: Uint8Array): number {
  return messageTemplate.length - Buffer.from(messageTemplate).indexOf('\r\nContent-Type: text/html');
}
