import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { collectNotices, every } from '../../src/studio/collect-notices.ts';

beforeEach(() => void jest.useFakeTimers());

afterEach(() => void jest.useRealTimers());

describe('collectNotices', () => {
  it('tells once for what comes together, as soon as nothing more comes', () => {
    const tell = jest.fn();
    const notices = collectNotices(tell, { quietMs: 4, mostMs: 15 });
    notices.add();
    jest.advanceTimersByTime(3);
    notices.add();
    jest.advanceTimersByTime(3);
    expect(tell).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(tell).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(100);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('is not held up by a stream of them', () => {
    const tell = jest.fn();
    const notices = collectNotices(tell, { quietMs: 4, mostMs: 15 });
    for (let millis = 0; millis < 45; millis += 1) {
      notices.add();
      jest.advanceTimersByTime(1);
    }
    expect(tell).toHaveBeenCalledTimes(3);
  });

  it('tells of a stream at the end of each while', () => {
    const tell = jest.fn();
    const notices = collectNotices(tell, every(200));
    notices.add();
    jest.advanceTimersByTime(150);
    notices.add();
    jest.advanceTimersByTime(49);
    expect(tell).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('tells nothing of what was dropped, and goes on afterwards', () => {
    const tell = jest.fn();
    const notices = collectNotices(tell, { quietMs: 4, mostMs: 15 });
    notices.add();
    notices.cancel();
    jest.advanceTimersByTime(100);
    expect(tell).not.toHaveBeenCalled();
    notices.add();
    jest.advanceTimersByTime(4);
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
