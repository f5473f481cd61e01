import { describe, expect, it } from '@jest/globals';
import { DynamoConsentStore } from '../../src/aws/dynamo-consent-store.ts';
import type { ConsentRecord } from '../../src/subscribers/consent-record.ts';
import { useTestTable } from './test-table.ts';

const table = useTestTable();
const store = () => new DynamoConsentStore(table());

const request: Required<ConsentRecord> = {
  at: '2025-06-10T06:00:00.000Z',
  step: 'request',
  how: 'form',
  wording: 'page-1',
  source: 'https://news.test/',
  ipHash: 'i',
  userAgentHash: 'u',
};
const confirm: ConsentRecord = { at: '2025-06-10T06:05:00.000Z', step: 'confirm', how: 'mail' };

describe('consent records', () => {
  it('come back whole, the oldest first, and of one subscriber only', async () => {
    await store().append('Aann', confirm);
    await store().append('Aann', request);
    await store().append('Abob', confirm);
    expect(await store().list('Aann')).toEqual([request, confirm]);
    expect(await store().list('Anobody')).toEqual([]);
  });

  it('are the same records when they are appended twice', async () => {
    await store().append('Atwice', request);
    await store().append('Atwice', request);
    expect(await store().list('Atwice')).toEqual([request]);
  });

  it('are all erased, however many, and nobody else’s', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({
      ...confirm,
      at: new Date(n * 1_000).toISOString(),
    }));
    for (const record of many) await store().append('Amany', record);
    await store().append('Amany2', confirm);
    await store().erase('Amany');
    expect(await store().list('Amany')).toEqual([]);
    expect(await store().list('Amany2')).toEqual([confirm]);
    await expect(store().erase('Anobody')).resolves.toBeUndefined();
  });
});
