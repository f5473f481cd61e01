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

/** Asks SES how a newsletter is set up there. Changes nothing. */
export class SesInspection {
  readonly #client: SESClient;

  constructor(client = new SESClient({})) {
    this.#client = client;
  }

  /** @param from the newsletter's bare address */
  async loadIdentity(from: string): Promise<IdentityFacts> {
    const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
    // One after the other: SES answers one such question a second.
    const verification = await this.#client.send(
      new GetIdentityVerificationAttributesCommand({ Identities: [domain, from] }),
    );
    const dkim = await this.#client.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }));
    const mailFrom = await this.#client.send(
      new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }),
    );
    const statuses = Object.values(verification.VerificationAttributes ?? {});
    const { DkimEnabled, DkimVerificationStatus } = dkim.DkimAttributes?.[domain] ?? {};
    const { MailFromDomain, MailFromDomainStatus } = mailFrom.MailFromDomainAttributes?.[domain] ?? {};
    return {
      domain,
      isVerified: statuses.some(({ VerificationStatus }) => VerificationStatus === 'Success'),
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
