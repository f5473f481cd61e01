import { z } from 'zod';

const text = z.string().min(1);

/**
 * What a deployed stack tells the command line about itself, under these names among its CloudFormation outputs.
 * The stack is built from the same list, so that neither can name something that the other does not know.
 */
export const StackOutputs = z.object({
  TableName: text,
  ChunkQueueUrl: z.url(),
  IssueBucketName: text,
  ConfigurationSetName: text,
  /** Where the newsletter's site is, without a closing slash. */
  SiteUrl: z.url(),
  /** Where the keys of links and of subscriber ids are in Secrets Manager. */
  LinkKeysSecretArn: text,
  SubscriberIdKeySecretArn: text,
});
export type StackOutputs = Readonly<z.infer<typeof StackOutputs>>;
