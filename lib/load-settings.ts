import { existsSync, readFileSync } from 'node:fs';
import { Deployment } from '../src/digest/deployment.ts';
import { formatFinding, type Finding } from '../src/digest/finding.ts';
import type { Newsletter } from '../src/digest/newsletter.ts';
import { parseNewsletter } from '../src/digest/parse-newsletter.ts';
import { checkSettings } from './check-settings.ts';
import type { Settings } from './settings.ts';

/** What a person deploys, besides what the file says. */
export interface Wish {
  /** newsletter.yaml. */
  readonly path: string;
  /** `staging`, for one beside the real one. */
  readonly stage?: string | undefined;
  /** Of the AWS profile. The file's goes before it. */
  readonly region?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** Sentences for a person, with file and line. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads newsletter.yaml and says of everything that is wrong with it where it stands and what to do. */
export function loadSettings(wish: Wish): LoadedSettings {
  if (!existsSync(wish.path)) return refuse(MISSING);
  if (wish.stage !== undefined && !STAGE.test(wish.stage)) return refuse(badStage(wish.stage));
  const bytes = readFileSync(wish.path);
  const result = parseNewsletter({ path: FILE, bytes });
  if (!result.ok) return refuseAll(result.findings);

  const { value, locate } = result.parsed;
  const settings = settingsOf(value, new TextDecoder().decode(bytes), wish);
  const findings = checkSettings(settings, { locate, from: wish.today });
  return findings.length > 0 ? refuseAll(findings) : { ok: true, settings };
}

const FILE = 'newsletter.yaml';
const STAGE = /^[a-z][a-z0-9-]{0,19}$/;

function settingsOf(newsletter: Newsletter, newsletterFile: string, { stage, region }: Wish): Settings {
  const deployment = newsletter.deployment ?? Deployment.parse({});
  const where = deployment.region ?? region;
  const common = { newsletterFile, ...(where === undefined ? {} : { region: where }) };
  const stackName = stackNameOf(newsletter.site);
  if (stage === undefined) {
    const ownsIdentity = deployment.identity !== 'existing';
    return { ...common, newsletter, deployment, stackName, ownsIdentity };
  }
  return {
    ...common,
    newsletter: { ...newsletter, site: `${stage}.${newsletter.site}` },
    deployment: stageOf(deployment),
    stage,
    stackName: `${stackName}--${stage}`,
    // A stage sends as the real one does, whose domain SES knows already.
    ownsIdentity: deployment.identity === 'create',
  };
}

// Two sites must not have one name: deploying the second would put it in the place of the first. So a hyphen is
// doubled, and no domain has a part that ends with one.
function stackNameOf(site: string): string {
  return `waybill-${site.replaceAll('-', '--').replaceAll('.', '-')}`;
}

/** A certificate is the real site's; and a stage that took mail could take it from the real one. */
function stageOf({ certificate: _certificate, inbound: _inbound, ...deployment }: Deployment): Deployment {
  return deployment;
}

const MISSING = 'is not in this folder. Call cdk where it is, beside cdk.json.';

function badStage(stage: string): string {
  return `The stage "${stage}" becomes a part of a domain: at most 20 small letters, digits and hyphens, such as staging.`;
}

function refuse(message: string): LoadedSettings {
  return { ok: false, faults: [`${FILE} ${message}`] };
}

function refuseAll(findings: readonly Finding[]): LoadedSettings {
  return { ok: false, faults: findings.map(formatFinding) };
}
