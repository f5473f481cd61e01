import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Proof = readonly [file: string, title: string];

/** What can go wrong while an issue is sent, and the tests that show what comes of it. */
const ROWS: Readonly<Record<string, readonly Proof[]>> = {
  'scheduler fires twice': [
    ['test/delivery/plan-issue.test.ts', 'does nothing at the second tick'],
    ['test/delivery/plan-issue.test.ts', 'has one audience when two ticks come at the same time'],
    ['test/delivery/run-tick.test.ts', 'begin it once, when the scheduler fires twice'],
    ['test/delivery/run-tick.test.ts', 'have one audience when the scheduler fires twice at the same time'],
  ],
  'bad article JSON at compose time': [
    [
      'test/delivery/compose-day.test.ts',
      'leaves the article out, with a report beside the file, and the rest of the day goes on',
    ],
    ['test/delivery/compose-day.test.ts', 'stops the day instead, if the newsletter wants it so'],
  ],
  'planner killed between any two steps': [
    ['test/delivery/plan-issue.test.ts', 'can be run again, whichever step it was killed at'],
    ['test/delivery/preflight.test.ts', 'finishes after the send-by time what was begun before it'],
    [
      'test/crash/crash-run.test.ts',
      'account for everybody, and nobody receives one twice but who was resent without events',
    ],
  ],
  'two senders with one chunk': [
    ['test/delivery/send-chunk.test.ts', 'sends once when two senders have the same chunk at the same time'],
    ['test/aws/dynamo-ledger.test.ts', 'lets one of a hundred claims at the same time through'],
  ],
  'sender killed before the call': [
    ['test/delivery/send-chunk.test.ts', 'before the call: the message is sent at the next delivery'],
    [
      'test/delivery/sweep-issue.test.ts',
      'takes an expired claim for unknown, and waits for its events from then on',
    ],
    [
      'test/crash/crash-run.test.ts',
      'account for everybody, and nobody receives one twice but who was resent without events',
    ],
  ],
  'sender killed after acceptance': [
    ['test/delivery/send-chunk.test.ts', 'after acceptance: the message is never sent again'],
    ['test/delivery/record-event.test.ts', 'settles a message whose sender was killed after the acceptance'],
    [
      'test/crash/crash-run.test.ts',
      'account for everybody, and nobody receives one twice but who was resent without events',
    ],
  ],
  'sender killed before the settle': [
    ['test/delivery/send-chunk.test.ts', 'while others are in hand: those are settled first'],
    [
      'test/delivery/sweep-issue.test.ts',
      'resends an unknown message once after an hour of silence, and counts it',
    ],
  ],
  'answer lost': [
    ['test/delivery/send-chunk.test.ts', 'never sends again what may have been sent'],
    ['test/delivery/record-event.test.ts', 'settles a message whose answer was lost'],
    [
      'test/delivery/ledger-properties.test.ts',
      'nobody is written to twice without an UNKNOWN that was resent in between',
    ],
    ['test/local/sending-to-the-stand-in.test.ts', 'stops waiting for an answer that does not come'],
  ],
  'rate exceeded': [
    [
      'test/delivery/send-chunk.test.ts',
      'releases a throttled message, stops, and sends the rest at the next delivery',
    ],
    ['test/delivery/rate.test.ts', 'slow down when SES throttles all the same'],
  ],
  'daily quota': [
    ['test/delivery/preflight.test.ts', 'refuses the whole issue when the daily quota has no room for all'],
    ['test/delivery/send-chunk.test.ts', 'pauses the issue after %j, with nothing burned'],
  ],
  'account paused': [
    ['test/delivery/preflight.test.ts', 'refuses an issue while sending is switched off'],
    ['test/delivery/send-chunk.test.ts', 'pauses the issue after %j, with nothing burned'],
  ],
  'unsubscribed after planning': [
    ['test/delivery/send-chunk.test.ts', 'skips who has left since the planning, and says why'],
    ['test/delivery/sweep-issue.test.ts', 'does not resend to somebody who has left meanwhile'],
  ],
  'bounce during the send': [
    ['test/delivery/record-event.test.ts', 'suppresses who bounces during the send, before their next issue'],
    ['test/delivery/record-event.test.ts', 'pauses an issue by itself when too many of its messages bounce'],
  ],
  'event lost': [
    ['test/delivery/record-event.test.ts', 'settles it too when the Send event was lost and a $kind comes'],
    [
      'test/delivery/sweep-issue.test.ts',
      'counts a possible double when the event of the first message comes late',
    ],
  ],
  'event doubled': [
    ['test/delivery/record-event.test.ts', 'that is told twice changes nothing the second time'],
  ],
  'event out of order': [
    ['test/delivery/decide-event.test.ts', 'comes to the same entry in whatever order events come'],
    [
      'test/subscribers/decide-feedback.test.ts',
      'comes to the same end in whatever order the same events come',
    ],
  ],
  'no issue ready at send time': [
    ['test/delivery/plan-issue.test.ts', 'begins nothing for a day without an issue'],
    [
      'test/delivery/run-tick.test.ts',
      'say once that there is no issue ready at send time, and take one that comes before the send-by time',
    ],
  ],
  'late past send-by': [
    ['test/delivery/preflight.test.ts', 'begins nothing after the send-by time'],
    ['test/delivery/run-tick.test.ts', 'begin nothing late, past send-by, and say so once'],
  ],
  'a correction while sending': [
    ['test/delivery/publish-issue.test.ts', 'refuses other content once sending has begun, says what to do'],
    [
      'test/delivery/correction-while-sending.test.ts',
      'is refused, and the rest of the issue goes out as it was begun',
    ],
  ],
};

/** Rows about parts that are not there yet: each moves up with the part that it is about. */
const NOT_BUILT_YET = [
  'link scanner opens everything',
  'forged subscribe mail',
  'auto-reply loop',
  'sign-up flood on one address, one IP, in total',
];

describe('the failure table', () => {
  it.each(Object.entries(ROWS))('%s: is proven by tests that are there', (_row, proofs) => {
    const missing = proofs.filter(([file, title]) => !readFileSync(file, 'utf8').includes(title));
    expect(missing).toEqual([]);
  });

  it('has no row twice, as built and as not built', () => {
    expect(NOT_BUILT_YET.filter((row) => row in ROWS)).toEqual([]);
  });
});
