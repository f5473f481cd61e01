import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  ApiMapping,
  DomainName,
  SecurityPolicy,
  type HttpApi,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnRecordSet, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { DnsRecords } from './dns-records.ts';
import type { Settings } from './settings.ts';

/** How the site's own domain can be had: with a certificate that is there, or one that a hosted zone proves. */
export type SiteDomainSource =
  | { readonly kind: 'certificate'; readonly arn: string }
  | { readonly kind: 'zone'; readonly id: string; readonly name: string };

/** @returns undefined if there is neither; somebody else then has to lead the site's address to the API */
export function siteDomainOf({ deployment }: Settings): SiteDomainSource | undefined {
  const { certificate, hostedZone } = deployment;
  if (certificate !== undefined) return { kind: 'certificate', arn: certificate };
  return hostedZone && { kind: 'zone', ...hostedZone };
}

/** The address at which readers know the site. */
export class SiteDomain extends Construct {
  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly settings: Settings;
      readonly domain: SiteDomainSource;
      readonly api: HttpApi;
      readonly stage: HttpStage;
    },
  ) {
    super(scope, id);
    const { settings, domain, api, stage } = parts;
    const { site } = settings.newsletter;
    const name = new DomainName(this, 'Name', {
      domainName: site,
      certificate: this.#certificate(domain, site),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api, stage, domainName: name });

    const { regionalDomainName: dnsName, regionalHostedZoneId: hostedZoneId } = name;
    const { hostedZone } = settings.deployment;
    if (!hostedZone) {
      const record = { id: 'Site', type: 'CNAME', name: site, value: dnsName } as const;
      new DnsRecords(this, 'Records', { records: [record], settings });
      return;
    }
    for (const type of ['A', 'AAAA'])
      new CfnRecordSet(this, type, {
        hostedZoneId: hostedZone.id,
        name: site,
        type,
        aliasTarget: { dnsName, hostedZoneId },
      });
  }

  #certificate(domain: SiteDomainSource, domainName: string): ICertificate {
    switch (domain.kind) {
      case 'certificate':
        return Certificate.fromCertificateArn(this, 'Certificate', domain.arn);
      case 'zone': {
        const zone = PublicHostedZone.fromHostedZoneAttributes(this, 'Zone', {
          hostedZoneId: domain.id,
          zoneName: domain.name,
        });
        return new Certificate(this, 'Certificate', {
          domainName,
          validation: CertificateValidation.fromDns(zone),
        });
      }
    }
  }
}
