import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { explainSignIn } from './explain-sign-in.ts';
import { StackError } from './stack-error.ts';
import { StackOutputs } from './stack-outputs.ts';

/**
 * Looks a deployed stack up in the account and region that the usual settings of AWS name.
 *
 * @throws StackError if it is not there, not complete, or AWS does not let us look
 */
export async function findStack(name: string, client = new CloudFormationClient({})): Promise<StackOutputs> {
  const stack = await describe(name, client);
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]);
  const parsed = StackOutputs.safeParse(Object.fromEntries(outputs));
  if (parsed.success) return parsed.data;

  const missing = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', ');
  throw new StackError(
    `The stack "${name}" is ${stack.StackStatus ?? 'in an unknown state'} and does not say its ${missing}. If it is Waybill's, deploy it again with this version: npx cdk deploy ${name}`,
  );
}

async function describe(name: string, client: CloudFormationClient): Promise<Stack> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks;
    if (stack) return stack;
  } catch (error) {
    throw new StackError(explainSignIn(error) ?? (await explain(name, error, client)), { cause: error });
  }
  throw new StackError(`There is no stack "${name}".`);
}

async function explain(name: string, error: unknown, { config }: CloudFormationClient): Promise<string> {
  const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
  if (kind === 'ValidationError' && /does not exist/.test(message)) {
    return `There is no stack "${name}" in ${await config.region()}. "npx cdk list" names those of this folder; AWS_REGION and AWS_PROFILE say where to look.`;
  }
  return `AWS does not show the stack "${name}": ${message} (${kind}). It takes the permission cloudformation:DescribeStacks.`;
}
