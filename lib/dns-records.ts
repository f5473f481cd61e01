import { CfnOutput } from 'aws-cdk-lib/core';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** A DNS record that the newsletter needs. */
export interface DnsRecord {
  /** Stays the same, such as `Dmarc`: a record under another id is another record. */
  readonly id: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly name: string;
  /** As a zone file has it, TXT without quotation marks. */
  readonly value: string;
}

const TTL_SECONDS = '1800';

/** Writes the records where the newsletter has a hosted zone. Otherwise they are outputs of the stack, for a person to copy. */
export class DnsRecords extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { records, settings }: { readonly records: readonly DnsRecord[]; readonly settings: Settings },
  ) {
    super(scope, id);
    const { hostedZone } = settings.deployment;
    for (const { id: recordId, type, name, value } of records) {
      if (hostedZone) {
        new CfnRecordSet(this, recordId, {
          hostedZoneId: hostedZone.id,
          name,
          type,
          ttl: TTL_SECONDS,
          resourceRecords: [type === 'TXT' ? `"${value}"` : value],
        });
        continue;
      }
      const output = new CfnOutput(this, recordId, { value: `${name} ${type} ${value}` });
      output.overrideLogicalId(`Dns${recordId}`);
    }
  }
}
