import type { Deployment } from '../src/digest/deployment.ts';
import { domainOf } from '../src/digest/domain-of.ts';
import type { Newsletter } from '../src/digest/newsletter.ts';

/** What a stack is made from: newsletter.yaml, and which stage of it. Made by `loadSettings`. */
export interface Settings {
  /** With the site of the stage. */
  readonly newsletter: Newsletter;
  /** newsletter.yaml as it was written, for the functions that compose. */
  readonly newsletterFile: string;
  readonly deployment: Deployment;
  /** `staging`, or absent for the real one. */
  readonly stage?: string;
  /** Where to deploy; absent if nobody said. */
  readonly region?: string;
  readonly stackName: string;
  /** Whether the sender's domain is set up in SES by this stack. */
  readonly ownsIdentity: boolean;
}

/** The domain that mail is sent from. */
export function senderDomain({ from }: Pick<Newsletter, 'from'>): string {
  return domainOf(from);
}
