import { z } from 'zod';

/**
 * Secrets that sign the links in mails, by key id. Links are signed with the current one and verified with any,
 * so that a key can be replaced while links of mails from months ago still work.
 */
export const LinkKeys = z
  .strictObject({
    current: z.string(),
    secrets: z.record(
      z.string().regex(/^[A-Za-z0-9_-]{1,8}$/, 'A key id has 1 to 8 letters, digits, - or _'),
      z.string().min(32, 'A secret has at least 32 characters'),
    ),
  })
  .refine((keys) => Object.hasOwn(keys.secrets, keys.current), {
    path: ['current'],
    message: 'The current key must be one of the secrets',
  })
  .readonly();
export type LinkKeys = z.infer<typeof LinkKeys>;
