import type { TemplateValues } from './template-values.ts';

/** Something that a function asks of AWS. All of the resources have to be allowed. */
export interface AwsRequest {
  /** `dynamodb:GetItem` */
  readonly action: string;
  readonly resources: readonly string[];
  /** Values of condition keys, such as `ses:FromAddress`. */
  readonly facts?: Readonly<Record<string, string>>;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string>> };
}

/** Whether the policies of a template let a function do something. */
export function createPolicies(values: TemplateValues) {
  const statements = new Map<string, Statement[]>();
  for (const policyId of values.idsOf('AWS::IAM::Policy')) {
    const { Roles, PolicyDocument } = values.resources[policyId]!.Properties;
    const { Statement: own } = values.resolve(PolicyDocument) as { Statement: Statement[] };
    for (const role of Roles as { Ref: string }[])
      statements.set(role.Ref, [...(statements.get(role.Ref) ?? []), ...own]);
  }
  return (functionId: string, request: AwsRequest): boolean => {
    const { Role } = values.resources[functionId]!.Properties as { Role: { 'Fn::GetAtt': [string] } };
    const own = statements.get(Role['Fn::GetAtt'][0]) ?? [];
    return request.resources.every((resource) => own.some((one) => allows(one, { ...request, resource })));
  };
}

function allows(statement: Statement, request: AwsRequest & { readonly resource: string }): boolean {
  const wanted = Object.entries(statement.Condition?.StringEquals ?? {});
  return (
    statement.Effect === 'Allow' &&
    [statement.Action].flat().includes(request.action) &&
    [statement.Resource].flat().some((pattern) => matches(pattern, request.resource)) &&
    wanted.every(([key, value]) => request.facts?.[key] === value)
  );
}

function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}
