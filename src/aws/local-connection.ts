interface LocalConnection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * Client settings for a stand-in on this machine. The credentials are made up and always given with the endpoint,
 * so that a developer's real ones are never looked for, let alone used.
 */
export function localConnection(url: string | undefined): LocalConnection | undefined {
  if (url === undefined) return undefined;
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}
