import { describe, expect, it } from '@jest/globals';
import { decideComposing } from '../../src/delivery/decide-composing.ts';
import { aNewsletter } from '../support/articles.ts';

const at = (text: string) => new Date(`${text}:00+01:00`);

describe('composing ahead of the send time', () => {
  it('begins half an hour before it', () => {
    expect(decideComposing(aNewsletter(), at('2025-06-10T16:59'))).toEqual({
      ...{ kind: 'too-early', day: '2025-06-10', from: '2025-06-10T16:00:00.000Z' },
    });
    expect(decideComposing(aNewsletter(), at('2025-06-10T17:00'))).toEqual({
      ...{ kind: 'compose', day: '2025-06-10' },
    });
  });

  it('is about tomorrow once today is over', () => {
    expect(decideComposing(aNewsletter(), at('2025-06-10T19:31'))).toMatchObject({
      ...{ kind: 'too-early', day: '2025-06-11' },
    });
  });

  it('begins the evening before where issues go out just after midnight', () => {
    const newsletter = aNewsletter({ sendTime: '00:10' });
    expect(decideComposing(newsletter, at('2025-06-10T23:40'))).toEqual({
      ...{ kind: 'compose', day: '2025-06-11' },
    });
  });

  it('has nothing to do for a day that is no sending day', () => {
    expect(decideComposing(aNewsletter(), at('2025-06-14T17:00'))).toEqual({
      ...{ kind: 'no-sending-day', day: '2025-06-14' },
    });
  });
});
