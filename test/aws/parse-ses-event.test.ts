import { describe, expect, it } from '@jest/globals';
import { parseSesEvent } from '../../src/aws/parse-ses-event.ts';
import { eventsOf, type SesEvent } from '../../src/local/ses-event.ts';
import type { SesFate } from '../../src/local/ses-fate.ts';
import { snsNotification } from '../../src/local/sns-notification.ts';

const SENT_AT = '2025-06-10T06:00:00.000Z';
const email = {
  raw: Buffer.from(''),
  from: 'daily@example.com',
  to: ['ann@example.com'],
  tags: { issue: '2025-06-10', rid: 'Aann' },
  configurationSet: 'waybill',
};
const eventsFor = (fate: SesFate) => eventsOf(email, { messageId: 'm1', timestamp: SENT_AT, fate });
const wrap = (message: unknown) => JSON.stringify(snsNotification(message, { id: 'n1', time: SENT_AT }));
const parse = (event: unknown) => parseSesEvent(wrap(event));

const feedbackFor = (fate: SesFate) =>
  eventsFor(fate).map((event) => {
    const parsed = parse(event);
    return parsed.kind === 'event' ? parsed.event.feedback : parsed;
  });

describe('parseSesEvent', () => {
  it('reads which message an event is about', () => {
    expect(parse(eventsFor('delivered')[0])).toEqual({
      kind: 'event',
      event: {
        issueId: '2025-06-10',
        subscriberId: 'Aann',
        messageId: 'm1',
        sentAt: SENT_AT,
        feedback: { kind: 'accepted' },
      },
    });
  });

  const ACCEPTED = { kind: 'accepted' };
  const DELIVERED = { kind: 'delivered', at: SENT_AT };
  it.each<[SesFate, readonly object[]]>([
    ['delivered', [ACCEPTED, DELIVERED]],
    ['bounce', [ACCEPTED, { kind: 'hard-bounce', code: 'NoEmail', at: SENT_AT }]],
    ['suppressed', [ACCEPTED, { kind: 'hard-bounce', code: 'OnAccountSuppressionList', at: SENT_AT }]],
    ['soft-bounce', [ACCEPTED, { kind: 'soft-bounce', code: 'MailboxFull', at: SENT_AT }]],
    ['complaint', [ACCEPTED, DELIVERED, { kind: 'complaint', at: SENT_AT }]],
    ['delayed', [ACCEPTED, ACCEPTED, DELIVERED]],
    ['rejected', [ACCEPTED, { kind: 'reject', at: SENT_AT }]],
  ])('reads the events of a message that is %s', (fate, feedback) => {
    expect(feedbackFor(fate)).toEqual(feedback);
  });

  it.each(['General', 'NoEmail', 'Suppressed', 'OnAccountSuppressionList'])(
    'takes a permanent bounce for hard: %s',
    (bounceSubType) => {
      const [, bounce] = eventsFor('bounce') as [SesEvent, SesEvent & { bounce: object }];
      expect(parse({ ...bounce, bounce: { ...bounce.bounce, bounceSubType } })).toMatchObject({
        event: { feedback: { kind: 'hard-bounce', code: bounceSubType } },
      });
    },
  );

  it('does not hold an out-of-office reply against anybody, nor a bounce that names nobody', () => {
    expect(feedbackFor('out-of-office')).toEqual([ACCEPTED, DELIVERED, ACCEPTED]);
    const bounce = { bounceType: 'Undetermined', bounceSubType: 'Undetermined', bouncedRecipients: [] };
    const event = { ...eventsFor('bounce')[1], bounce: { ...bounce, timestamp: SENT_AT } };
    expect(parse(event)).toMatchObject({ event: { feedback: ACCEPTED } });
  });

  it('takes "not spam" for no complaint, and one without a type for a complaint', () => {
    expect(feedbackFor('not-spam')).toEqual([ACCEPTED, DELIVERED, ACCEPTED]);
    const event = { ...eventsFor('complaint')[2], complaint: { timestamp: SENT_AT } };
    expect(parse(event)).toMatchObject({ event: { feedback: { kind: 'complaint' } } });
  });

  it('brings times to one form, so that they compare as text', () => {
    const event = { ...eventsFor('delivered')[1], delivery: { timestamp: '2025-06-10T08:00:07+02:00' } };
    expect(parse(event)).toMatchObject({ event: { feedback: { at: '2025-06-10T06:00:07.000Z' } } });
  });

  it('lets fields pass that SES may add', () => {
    const [send] = eventsFor('delivered');
    expect(parse({ ...send, novelty: 1, mail: { ...send!.mail, headers: [], novelty: 1 } }).kind).toBe(
      'event',
    );
  });

  it.each([
    [
      'another mail of the account',
      { ...eventsFor('delivered')[0], mail: { messageId: 'm', timestamp: SENT_AT } },
    ],
    ['an event of another kind', { eventType: 'Open', mail: {} }],
    ['something else of the topic', { hello: 1 }],
  ])('ignores %s', (_what, event) => {
    expect(parse(event).kind).toBe('ignored');
  });

  it('ignores the words that SES says when a topic is connected', () => {
    const words = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(parseSesEvent(JSON.stringify({ Type: 'Notification', Message: words })).kind).toBe('ignored');
  });

  it.each([
    ['no JSON', '{'],
    ['no notification', '{"eventType": "Send"}'],
    ['an event of ours that lacks its details', wrap({ ...eventsFor('bounce')[1], bounce: {} })],
  ])('refuses %s, and says what is wrong', (_what, body) => {
    const parsed = parseSesEvent(body);
    expect(parsed.kind === 'invalid' && parsed.problem.length > 10).toBe(true);
  });
});
