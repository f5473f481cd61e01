import { Stack, Validations } from 'aws-cdk-lib/core';
import { PolicyStatement, type Conditions } from 'aws-cdk-lib/aws-iam';
import type { Grantee } from './access.ts';

export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** Why a resource has a `*` in it, if one has. */
  readonly because?: string;
}

/** Lets a function do something. A `*` without a reason is found by the rules of AWS Solutions, which are a test. */
export function allow(grantee: Grantee, { actions, resources, conditions, because }: Permission): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [...resources],
      ...(conditions === undefined ? {} : { conditions }),
    }),
  );
  if (because === undefined) return;
  for (const resource of resources) {
    const name = nameOf(Stack.of(grantee).resolve(resource));
    if (name.includes('*'))
      Validations.of(grantee).acknowledge({ id: `AwsSolutions-IAM5[Resource::${name}]`, reason: because });
  }
}

/** A resource as findings name it: `<Bucket.Arn>/issues/*`. */
function nameOf(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved;
  if (Array.isArray(resolved)) return resolved.map(nameOf).join('');
  if (typeof resolved !== 'object' || resolved === null) return '';
  if ('Ref' in resolved) return `<${String(resolved.Ref)}>`;
  if ('Fn::GetAtt' in resolved && Array.isArray(resolved['Fn::GetAtt']))
    return `<${resolved['Fn::GetAtt'].join('.')}>`;
  if ('Fn::Join' in resolved && Array.isArray(resolved['Fn::Join'])) return nameOf(resolved['Fn::Join'][1]);
  return '';
}
