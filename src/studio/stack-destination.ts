import { explainSignIn } from '../aws/explain-sign-in.ts';
import { findStack } from '../aws/find-stack.ts';
import { S3IssueStore } from '../aws/s3-issue-store.ts';
import { S3PictureStore } from '../aws/s3-picture-store.ts';
import { StackError } from '../aws/stack-error.ts';
import type { StackOutputs } from '../aws/stack-outputs.ts';
import { PictureFolder } from '../local/picture-folder.ts';
import { connectDestinationSystem } from './connect-destination-system.ts';
import type { Destination } from './destination.ts';

/**
 * A deployed stack. It is looked up at once, so that a wrong name or a missing sign-in ends the start of the studio
 * and not an editor's publishing. Its own schedule sends what is published; nothing is begun from here.
 *
 * @param imagesFolder the editor's, whose pictures are published with the issues that show them
 * @throws StackError
 */
export async function stackDestination(name: string, imagesFolder: string): Promise<Destination> {
  const outputs = await findStack(name);
  const { SiteUrl, TableName, ConfigurationSetName, IssueBucketName } = outputs;
  const system = connectDestinationSystem({
    siteUrl: SiteUrl,
    table: { tableName: TableName },
    mailer: { configurationSet: ConfigurationSetName },
    issues: new S3IssueStore(IssueBucketName),
    pictures: { source: new PictureFolder(imagesFolder), store: new S3PictureStore(IssueBucketName) },
  });
  return {
    id: 'stack',
    name: `SES, by the stack ${name}`,
    note: `Real mail to real people${whereOf(outputs)}.`,
    use: async (work) => {
      try {
        return await work(system);
      } catch (error) {
        const why = explainSignIn(error) ?? explainRefusal(error);
        throw why === undefined ? error : new StackError(why, { cause: error });
      }
    },
  };
}

// Whatever the SDK says of AWS carries metadata of its request; what does not is a fault of ours.
function explainRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  return `AWS does not do this: ${error.message} (${error.name}). Try again; if that does not help, show this to whoever deployed the stack.`;
}

// arn:aws:secretsmanager:<region>:<account>:secret:<name>
function whereOf({ LinkKeysSecretArn }: StackOutputs): string {
  const [, , , region, account] = LinkKeysSecretArn.split(':');
  return region && account ? `, from the account ${account} in ${region}` : '';
}
