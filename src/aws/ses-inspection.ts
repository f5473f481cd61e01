import {
  ConfigurationSetDoesNotExistException,
  DescribeActiveReceiptRuleSetCommand,
  DescribeConfigurationSetCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import type { EventDestination } from '../delivery/judge-events.ts';
import type { IdentityFacts, IdentityStatus } from '../delivery/judge-identity.ts';
import { domainOf } from '../digest/domain-of.ts';
import { domainsAbove } from '../digest/domains-above.ts';

/** Asks SES how a newsletter is set up there. Changes nothing. */
export class SesInspection {
  readonly #client: SESClient;

  constructor(client = new SESClient({})) {
    this.#client = client;
  }

  /** @param from the newsletter's bare address */
  async loadIdentity(from: string): Promise<IdentityFacts> {
    const own = domainOf(from);
    const candidates = [own, ...domainsAbove(own)];
    // One after the other: SES answers one such question a second.
    const verification = await this.#client.send(
      new GetIdentityVerificationAttributesCommand({ Identities: [...candidates, from] }),
    );
    const { VerificationAttributes: attributes = {} } = verification;
    const isVerified = (name: string) => attributes[name]?.VerificationStatus === 'Success';
    // Of the domains that are verified SES takes the nearest one, also one that the sender's is a part of.
    const domain = candidates.find(isVerified) ?? own;
    const dkim = await this.#client.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }));
    const mailFrom = await this.#client.send(
      new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }),
    );
    const { DkimEnabled, DkimVerificationStatus } = dkim.DkimAttributes?.[domain] ?? {};
    const { MailFromDomain, MailFromDomainStatus } = mailFrom.MailFromDomainAttributes?.[domain] ?? {};
    return {
      domain,
      isVerified: isVerified(domain) || isVerified(from),
      dkim: { isEnabled: DkimEnabled === true, status: statusOf(DkimVerificationStatus) },
      ...(MailFromDomain
        ? { mailFrom: { domain: MailFromDomain, status: statusOf(MailFromDomainStatus) } }
        : {}),
    };
  }

  /** @returns undefined if there is no such configuration set */
  async loadEventDestinations(configurationSet: string): Promise<readonly EventDestination[] | undefined> {
    try {
      const { EventDestinations = [] } = await this.#client.send(
        new DescribeConfigurationSetCommand({
          ConfigurationSetName: configurationSet,
          ConfigurationSetAttributeNames: ['eventDestinations'],
        }),
      );
      return EventDestinations.map(({ Enabled, SNSDestination, MatchingEventTypes = [] }) => ({
        isEnabled: Enabled === true,
        isTopic: SNSDestination !== undefined,
        events: MatchingEventTypes,
      }));
    } catch (error) {
      if (error instanceof ConfigurationSetDoesNotExistException) return undefined;
      throw error;
    }
  }

  /** @returns undefined if none is active */
  async loadActiveRuleSet(): Promise<string | undefined> {
    const { Metadata } = await this.#client.send(new DescribeActiveReceiptRuleSetCommand({}));
    return Metadata?.Name;
  }
}

function statusOf(status: string | undefined): IdentityStatus {
  switch (status) {
    case 'Success':
      return 'success';
    case 'Pending':
      return 'pending';
    case 'Failed':
    case 'TemporaryFailure':
      return 'failed';
    default:
      return 'not-started';
  }
}
