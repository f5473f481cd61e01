import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TABLE_KEYS } from '../src/aws/table-keys.ts';
import type { Access } from './access.ts';
import { allow } from './allow.ts';
import { privateBucket } from './private-bucket.ts';

/** What DynamoDB asks a permission for, as far as we use it. */
export type TableAction =
  'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem';

/** What S3 asks a permission for, as far as we use it. */
export type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject';

// Long enough to notice that something was overwritten; issues are immutable, so that this is about drops.
const OLD_VERSIONS_KEPT = Duration.days(90);

/** What has to outlive everything else: the table, the issues with their pictures, and what upstream dropped. None goes with the stack. */
export class Storage extends Construct {
  readonly table: Table;
  readonly issues: Bucket;
  readonly drops: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE_KEYS.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.sort, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_KEYS.expiry,
      // A day has one burst and then nothing: no capacity that is provisioned fits both.
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      // Also if the deployment that makes it fails: protected, it could not be deleted then, and would hold that up.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const versioned = {
      versioned: true,
      lifecycleRules: [{ id: 'old-versions', noncurrentVersionExpiration: OLD_VERSIONS_KEPT }],
    };
    this.issues = privateBucket(this, 'Issues', versioned);
    this.drops = privateBucket(this, 'Drops', versioned);
  }

  /** The table's name, and leave to do this much with it. */
  allow(...actions: readonly TableAction[]): Access {
    return {
      value: this.table.tableName,
      grantTo: (grantee) => {
        this.table.grant(grantee, ...actions.map((action) => `dynamodb:${action}`));
      },
    };
  }
}

/**
 * The bucket's name, and leave to do this much with these objects.
 *
 * @param actions keys of objects for each action, such as `{ GetObject: 'issues/*' }`
 */
export function allowObjects(
  bucket: Bucket,
  actions: Readonly<Partial<Record<ObjectAction, string | readonly string[]>>>,
): Access {
  return {
    value: bucket.bucketName,
    grantTo: (grantee) => {
      for (const [action, keys] of Object.entries(actions))
        allow(grantee, {
          actions: [`s3:${action}`],
          resources: [keys].flat().map((pattern) => bucket.arnForObjects(pattern)),
          because:
            'These objects and no others of this bucket; each issue, picture and drop has a key of its own.',
        });
      // Without it S3 says of an object that is not there that access to it is denied.
      allow(grantee, { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
    },
  };
}
