import { describe, expect, it } from '@jest/globals';
import { createMessageWriters } from '../../src/delivery/message-writers.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import { MemoryTemplates } from './memory-stores.ts';

const fields = { to: 'ann@example.com', unsubscribeToken: 'u', preferencesToken: 'p' };

describe('createMessageWriters', () => {
  it('reads a template once for all messages of an issue', async () => {
    const templates = new MemoryTemplates();
    templates.all.set('c', Buffer.from(`To: ${MESSAGE_PLACEHOLDERS.to}\r\n`));
    const writerFor = createMessageWriters(templates);
    const [one, other] = await Promise.all([writerFor('2025-06-10', 'c'), writerFor('2025-06-10', 'c')]);
    expect(Buffer.from(one(fields)).toString()).toBe('To: ann@example.com\r\n');
    expect(other).toBe(one);
    expect(templates.loads).toBe(1);
  });

  it('tries again after a template could not be read', async () => {
    const templates = new MemoryTemplates();
    const writerFor = createMessageWriters(templates);
    await expect(writerFor('2025-06-10', 'c')).rejects.toThrow('no message template');
    templates.all.set('c', Buffer.from('x'));
    await expect(writerFor('2025-06-10', 'c')).resolves.toBeInstanceOf(Function);
  });
});
