import { describe, expect, it } from '@jest/globals';
import { canonicalAddress } from '../../src/subscribers/canonical-address.ts';
import type { Cooldown } from '../../src/subscribers/limit-store.ts';
import { networkOf } from '../../src/subscribers/network-of.ts';
import { cooldownKey, countRequest, decideCooldown } from '../../src/subscribers/subscribe-limits.ts';
import { ID_KEY, MemoryLimits } from './subscription-world.ts';

const START = Date.parse('2025-06-10T07:10:00.000Z');
const hours = (n: number) => new Date(START + n * 3_600_000);

describe('the cooldown of an address', () => {
  const ask = (...times: number[]) => {
    let current: Cooldown | undefined;
    return times.map((time) => {
      const next = decideCooldown(current, hours(time));
      current = next ?? current;
      return next !== undefined;
    });
  };

  it('lets one letter out in 24 hours', () => {
    expect(ask(0, 1, 23.9, 24, 47, 48)).toEqual([true, false, false, true, false, true]);
  });

  it('lets three out while one of them can be confirmed, and then waits until none can', () => {
    expect(ask(0, 24, 48, 72, 96, 119.9, 120)).toEqual([true, true, true, false, false, false, true]);
  });

  it('begins anew after a quiet time', () => {
    expect(ask(0, 72, 96, 120, 144)).toEqual([true, true, true, true, false]);
  });

  it.each([
    ['ann.lee+news@example.com', 'annlee@example.com'],
    ['A.N.N@example.com', 'ann@example.com'],
    ['+tag@example.com', '+tag@example.com'],
  ])('takes %s for %s', (address, canonical) => {
    expect(canonicalAddress(address)).toBe(canonical);
    expect(cooldownKey(ID_KEY, address)).toBe(cooldownKey(ID_KEY, canonical));
  });

  it('is kept under a name that gives no address away', () => {
    expect(cooldownKey(ID_KEY, 'ann@example.com')).toMatch(/^[\w-]{22}$/);
    expect(cooldownKey('x'.repeat(32), 'ann@example.com')).not.toBe(cooldownKey(ID_KEY, 'ann@example.com'));
  });
});

describe('the caps of an hour', () => {
  const caps = { networkPerHour: 2, totalPerHour: 5 };
  const counter = () => {
    const ports = { limits: new MemoryLimits(), caps, idKey: ID_KEY };
    return {
      ports,
      count: (ip: string | undefined, at = hours(0)) => countRequest(ports, { how: 'form', ip, now: at }),
    };
  };

  it('stop a network without using up what the others have left', async () => {
    const { count } = counter();
    const results = [];
    for (let n = 0; n < 10; n++) results.push(await count(`203.0.113.${n}`));
    expect(results).toEqual(['counted', 'counted', ...Array.from({ length: 8 }, () => 'network-full')]);
    expect(await count('198.51.100.1')).toBe('counted');
  });

  it('trip in total, wherever the requests come from', async () => {
    const { count } = counter();
    for (let n = 0; n < 5; n++) expect(await count(`198.51.${n}.1`)).toBe('counted');
    expect(await count('198.51.77.1')).toBe('tripped');
    expect(await count(undefined)).toBe('tripped');
  });

  it('begin anew with the next hour', async () => {
    const { count } = counter();
    for (let n = 0; n < 3; n++) await count('203.0.113.1');
    expect(await count('203.0.113.1')).toBe('network-full');
    expect(await count('203.0.113.1', hours(1))).toBe('counted');
  });

  it('are kept without an IP', async () => {
    const { ports, count } = counter();
    await count('203.0.113.1');
    expect([...ports.limits.counts.keys()].join()).not.toContain('203');
  });
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:0DB8:0001::1', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    ['unix', 'unix'],
    ['1::2::3', '1::2::3'],
    ['/../x', '/../x'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
