import { RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

/**
 * Makes a receipt rule set the active one of the account and region. Nothing is undone when the stack goes: what is
 * active by then may be somebody else's.
 */
export class ActiveRuleSet extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { ruleSetName, logDays }: { readonly ruleSetName: string; readonly logDays: number },
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    // CDK's own role for it may write to every log of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const call = new AwsCustomResource(this, 'Call', {
      resourceType: 'Custom::ActiveReceiptRuleSet',
      onUpdate: {
        service: 'SES',
        action: 'setActiveReceiptRuleSet',
        parameters: { RuleSetName: ruleSetName },
        physicalResourceId: PhysicalResourceId.of('active-receipt-rule-set'),
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['ses:SetActiveReceiptRuleSet'], resources: ['*'] }),
      ]),
      // The one that comes with Lambda knows this call, and needs no network when the stack is deployed.
      installLatestAwsSdk: false,
      logGroup,
      role,
    });
    Validations.of(call).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'SES knows no narrower resource for the one setting that an account and region have.',
    });
  }
}
