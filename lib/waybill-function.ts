import type { Duration } from 'aws-cdk-lib/core';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Role, ServicePrincipal, type IGrantable, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { Access, Environment, Grant } from './access.ts';
import { bundle, type BundleParts } from './bundle.ts';

export interface WaybillFunctionProps<Schema extends z.ZodType> extends BundleParts {
  readonly description: string;
  /** What it is told, and with it what it may do. */
  readonly environment: Environment<Schema>;
  /** What it may do that no variable names. */
  readonly may?: readonly Grant[];
  readonly memoryMB: number;
  readonly timeout: Duration;
  readonly logDays: number;
  /** Of events that nobody waits for the answer to: how often Lambda tries again by itself. */
  readonly retryAttempts?: number;
}

/**
 * A Lambda of the project: its code, its log, and a role that may do what its environment names and nothing else.
 * `new WaybillFunction<typeof SweepEnv>(...)` takes exactly the variables that `SweepEnv` reads.
 */
export class WaybillFunction<Schema extends z.ZodType> extends Construct implements IGrantable {
  readonly function: LambdaFunction;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: WaybillFunctionProps<Schema>) {
    super(scope, id);
    const { environment, may = [], logDays, retryAttempts } = props;
    const entries: [string, Access | string | undefined][] = Object.entries(environment);

    this.log = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    // Not the managed policy that CDK would take: it lets a function write to every log of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.log.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: bundle(props),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      // A fifth cheaper than x86 for the same work.
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMB,
      timeout: props.timeout,
      logGroup: this.log,
      role,
      ...(retryAttempts === undefined ? {} : { retryAttempts }),
      environment: { ...variablesOf(entries), NODE_OPTIONS: '--enable-source-maps' },
    });
    for (const [, value] of entries) if (typeof value === 'object') value.grantTo(this);
    for (const grant of may) grant.grantTo(this);
  }

  get grantPrincipal(): IPrincipal {
    return this.function.grantPrincipal;
  }
}

function variablesOf(entries: readonly [string, Access | string | undefined][]): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.value]],
    ),
  );
}
