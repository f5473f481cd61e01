import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib/core';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FULL, stackWith } from './deployed.ts';

function synthesiseWithRules({ app }: ReturnType<typeof stackWith>): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}

describe('the rules of AWS Solutions', () => {
  it('find nothing that is not acknowledged with a reason, with all that can be switched on', () => {
    expect(() => synthesiseWithRules(stackWith(FULL))).not.toThrow();
  });

  it('find nothing in the usual stack either', () => {
    expect(() => synthesiseWithRules(stackWith())).not.toThrow();
  });

  it('would find leave to do everything', () => {
    const made = stackWith();
    const role = made.stack.node.findAll().find(({ node }) => node.path.endsWith('Feedback/Feedback/Role'));
    (role as Role).addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
    expect(() => synthesiseWithRules(made)).toThrow('AwsSolutions-IAM5[Resource::*]');
  });
});
