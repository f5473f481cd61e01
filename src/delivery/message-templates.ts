/** Where senders find the one document of an issue that they need. Immutable under its content hash. */
export interface MessageTemplates {
  save(template: StoredTemplate): Promise<void>;
  load(issueId: string, contentHash: string): Promise<Uint8Array | undefined>;
}

export interface StoredTemplate {
  readonly issueId: string;
  readonly contentHash: string;
  readonly bytes: Uint8Array;
}

/**
 * The most that a template may have. An item of DynamoDB holds 400 KB (409,600 bytes) with its names and keys; a
 * digest at the largest size that Gmail shows (102,000 bytes of HTML) makes a template of about 150,000.
 */
export const MAX_TEMPLATE_BYTES = 400_000;
