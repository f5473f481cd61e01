/**
 * Says what to do where AWS does not know who asks, or where it is to look.
 *
 * @param error as the SDK throws it
 * @returns undefined if it is about something else
 */
export function explainSignIn(error: unknown): string | undefined {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (/region is missing|region not accepted/i.test(message))
    return 'AWS does not know in which region to look. Set AWS_REGION to its name, such as AWS_REGION=eu-central-1.';
  if (name === 'CredentialsProviderError' || NOT_SIGNED_IN.has(name))
    return 'AWS does not know who you are. Sign in (aws sso login), or name a profile with AWS_PROFILE.';
  return undefined;
}

const NOT_SIGNED_IN = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);
