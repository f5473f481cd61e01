import { RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Access } from './access.ts';
import { allow } from './allow.ts';

const SECRET_LENGTH = 64;

/**
 * The keys of links and of subscriber ids: generated once, and not deleted with the stack. Without the key of the ids
 * no address would find its subscriber again.
 */
export class Secrets extends Construct {
  /** `{"current": "k1", "k1": "..."}`; docs/subscribers.md says how to replace a key. */
  readonly linkKeys: Access;
  /** Never changes. */
  readonly subscriberIdKey: Access;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const linkKeys = new Secret(this, 'LinkKeys', {
      description: 'Signs the links in mails; see docs/subscribers.md before changing it',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: 'k1' }),
        generateStringKey: 'k1',
        passwordLength: SECRET_LENGTH,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const subscriberIdKey = new Secret(this, 'SubscriberIdKey', {
      description: 'Every subscriber id hangs on it: it must never change',
      generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(linkKeys).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A key is replaced by a person who keeps the old one beside it: links in mails of months ago must work.',
    });
    Validations.of(subscriberIdKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Every subscriber id is made with it. Rotated, nobody would be found again.',
    });
    this.linkKeys = readable(linkKeys);
    this.subscriberIdKey = readable(subscriberIdKey);
  }
}

function readable(secret: Secret): Access {
  return {
    value: secret.secretArn,
    grantTo: (grantee) => {
      allow(grantee, { actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] });
    },
  };
}
