import { describe, expect, it } from '@jest/globals';
import { hashEvidence } from '../../src/subscribers/hash-evidence.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import { ID_KEY } from './subscription-world.ts';

const seen = { ip: '203.0.113.7', userAgent: 'Firefox', source: 'https://news.test/' };

describe('hashEvidence', () => {
  it('keeps what happened and hides who it was', () => {
    const evidence = hashEvidence(ID_KEY, { how: 'form', wording: 'w1', seen });
    expect(evidence).toEqual({
      ...{ how: 'form', wording: 'w1', source: 'https://news.test/' },
      ...{
        ipHash: expect.stringMatching(/^[\w-]{22}$/),
        userAgentHash: expect.stringMatching(/^[\w-]{22}$/),
      },
    });
    expect(JSON.stringify(evidence)).not.toMatch(/203|Firefox/);
  });

  it('gives the same hash for the same, so that two records can be compared', () => {
    expect(hashEvidence(ID_KEY, { how: 'form', seen })).toEqual(hashEvidence(ID_KEY, { how: 'form', seen }));
    const other = hashEvidence('x'.repeat(32), { how: 'form', seen });
    expect(other.ipHash).not.toBe(hashEvidence(ID_KEY, { how: 'form', seen }).ipHash);
  });

  it('never makes a subscriber’s id of a browser that calls itself an address', () => {
    const { userAgentHash } = hashEvidence(ID_KEY, { how: 'form', seen: { userAgent: 'ann@example.com' } });
    expect(userAgentHash).not.toBe(subscriberId(ID_KEY, 'ann@example.com'));
  });

  it('has nothing of what was not seen', () => {
    expect(hashEvidence(ID_KEY, { how: 'mail', seen: {} })).toEqual({ how: 'mail' });
  });
});
