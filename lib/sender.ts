import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ConfigurationSet, EmailIdentity, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { domainsAbove } from '../src/digest/domains-above.ts';
import type { Access, Grant } from './access.ts';
import { allow } from './allow.ts';
import { DnsRecords, type DnsRecord } from './dns-records.ts';
import { senderDomain, type Settings } from './settings.ts';

/**
 * Who the newsletter is to SES: its domain with DKIM, MAIL FROM and DMARC, and the configuration set that every
 * message is sent with. The domain stays when the stack goes; newsletters after the first one of a domain, and
 * stages, use what is there.
 */
export class Sender extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #settings: Settings;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.#settings = settings;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // What the bounce and complaint alarms look at.
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    if (settings.ownsIdentity) this.#setUpDomain();
  }

  /** The configuration set's name, and leave to send as the newsletter. */
  forSending(): Access {
    return {
      value: this.configurationSet.configurationSetName,
      grantTo: (grantee) => {
        allow(grantee, {
          actions: ['ses:SendRawEmail'],
          resources: [
            ...this.#identities().map((domain) => this.#arn('identity', domain)),
            this.#arn('identity', '*@*'),
            this.#arn('configuration-set', this.configurationSet.configurationSetName),
          ],
          conditions: { StringEquals: { 'ses:FromAddress': this.#settings.newsletter.from } },
          because:
            'Where the address of a recipient is an identity of the account, as all have to be in the sandbox, SES asks for leave to use that one, too. Who it is from is fixed by the condition.',
        });
      },
    };
  }

  /** One that others have set up may be a domain that ours is a part of: SES takes the nearest that is verified. */
  #identities(): readonly string[] {
    const own = senderDomain(this.#settings.newsletter);
    return this.#settings.ownsIdentity ? [own] : [own, ...domainsAbove(own)];
  }

  /** Leave to ask how much the account may send. */
  get quota(): Grant {
    return {
      grantTo: (grantee) => {
        allow(grantee, {
          actions: ['ses:GetSendQuota', 'ses:GetAccountSendingEnabled'],
          resources: ['*'],
          because: 'Questions about the account: SES knows no narrower resource for them.',
        });
      },
    };
  }

  #setUpDomain(): void {
    const domain = senderDomain(this.#settings.newsletter);
    const mailFromDomain = `bounce.${domain}`;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain,
      // Bounces are events for us. Forwarded, each would also be a mail to the editors.
      feedbackForwarding: false,
    });
    // It has the domain's name. Left behind by a first deployment that failed, it would be in the way of the second.
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

    const dkim = identity.dkimRecords.map(({ name, value }, index): DnsRecord => {
      return { id: `Dkim${index + 1}`, type: 'CNAME', name, value };
    });
    const { region } = Stack.of(this);
    const records: DnsRecord[] = [
      ...dkim,
      { id: 'MailFrom', type: 'MX', name: mailFromDomain, value: `10 feedback-smtp.${region}.amazonses.com` },
      { id: 'Spf', type: 'TXT', name: mailFromDomain, value: 'v=spf1 include:amazonses.com ~all' },
      ...this.#dmarc(domain),
    ];
    new DnsRecords(this, 'Records', { records, settings: this.#settings });
  }

  #dmarc(domain: string): readonly DnsRecord[] {
    const { dmarc } = this.#settings.deployment;
    if (dmarc === 'unmanaged') return [];
    return [{ id: 'Dmarc', type: 'TXT', name: `_dmarc.${domain}`, value: `v=DMARC1; p=${dmarc}` }];
  }

  #arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }
}
