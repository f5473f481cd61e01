import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { SecretName } from '../src/aws/load-secrets.ts';

/** A function, as far as it is given leave to something. */
export type Grantee = Construct & IGrantable;

/** Leave to do something. */
export interface Grant {
  readonly grantTo: (grantee: Grantee) => void;
}

/** Something that a function uses: what the variable that names it says, and what the function may do with it. */
export interface Access extends Grant {
  readonly value: string;
}

/**
 * The variables of a function, by the schema that it reads them with. What names a resource is given as an `Access`,
 * so that a name without its grant, a variable that is missing and one that nobody reads do not compile.
 * Secrets are named by their ARN; what is for laptops is left out; the rest are settings with defaults.
 * docs/decisions/0015 says why.
 */
export type Environment<Schema extends z.ZodType> = Required<Resources<z.input<Schema>>> &
  Secrets<z.input<Schema>> &
  Settings<z.input<Schema>>;

type ResourceName = 'TABLE_NAME' | 'CONFIGURATION_SET' | `${string}_QUEUE_URL` | `${string}_BUCKET`;

type Resources<Input> = { readonly [Name in keyof Input as Name & ResourceName]: Access };

type Secrets<Input> = { readonly [Name in keyof Input & SecretName as `${Name}_SECRET`]: Access };

type Settings<Input> = {
  readonly [
    Name in keyof Input as Exclude<Name, ResourceName | SecretName | `LOCAL_${string}`>
  ]: undefined extends Input[Name] ? string | undefined : string;
};
