import { createHash } from 'node:crypto';
import type { IssueContent } from './issue.ts';

/** SHA-256, hex, over everything that a subscriber could notice: other content has another hash. */
export function contentHash(content: IssueContent): string {
  const hash = createHash('sha256');
  const parts = [
    content.from,
    content.subject,
    content.preheader,
    content.html,
    content.text,
    content.messageTemplate,
  ];
  for (const part of parts) {
    // Lengths first, or moving a word from the end of one part to the start of the next would go unnoticed.
    hash.update(`${Buffer.byteLength(part)}:`).update(part);
  }
  return hash.digest('hex');
}
