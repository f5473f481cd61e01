import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideCommand } from '../../src/subscribers/decide-command.ts';
import type { Decision } from '../../src/subscribers/decision.ts';
import { receivesIssues } from '../../src/subscribers/receives-issues.ts';
import type { SubscriberCommand } from '../../src/subscribers/subscriber-command.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';

const NOW = new Date('2025-06-10T07:00:00.000Z');
const now = NOW.toISOString();
const LONG_AGO = '2025-01-01T00:00:00.000Z';
const ASKED = '2025-06-09T07:00:00.000Z';
const CONFIRM_BY = '2025-06-12T07:00:00.000Z';
const IN_72_HOURS = '2025-06-13T07:00:00.000Z';
const NEXT_WEEK = '2025-06-17T00:00:00.000Z';

const ANN = { id: 'A'.repeat(22), address: 'ann@example.com' };
const BOB_ID = 'B'.repeat(22);
const evidence = { how: 'form' } as const;
const asked = { requestedAt: ASKED, confirmBy: CONFIRM_BY };

const STATES = {
  nobody: undefined,
  pending: { ...ANN, status: 'pending', since: ASKED, ...asked },
  'pending again': { ...ANN, status: 'pending', since: ASKED, ...asked, formerly: 'unsubscribed' },
  'pending too long': { ...ANN, status: 'pending', since: ASKED, requestedAt: ASKED, confirmBy: now },
  confirmed: { ...ANN, status: 'confirmed', since: LONG_AGO, requestedAt: ASKED },
  paused: { ...ANN, status: 'confirmed', since: LONG_AGO, pausedUntil: NEXT_WEEK },
  unsubscribed: { ...ANN, status: 'unsubscribed', since: LONG_AGO },
  bounced: {
    ...ANN,
    status: 'suppressed',
    since: LONG_AGO,
    suppressedBy: 'hard-bounce',
    formerly: 'confirmed',
  },
  complained: {
    ...ANN,
    status: 'suppressed',
    since: LONG_AGO,
    suppressedBy: 'complaint',
    formerly: 'confirmed',
  },
  erased: { id: ANN.id, address: '', status: 'suppressed', since: LONG_AGO, suppressedBy: 'complaint' },
} as const satisfies Record<string, Subscriber | undefined>;
type State = keyof typeof STATES;

const COMMANDS = {
  request: { kind: 'request', ...ANN, evidence },
  'request for another': { kind: 'request', ...ANN, replaces: BOB_ID, evidence },
  confirm: { kind: 'confirm', requestedAt: ASKED, evidence },
  'confirm another request': { kind: 'confirm', requestedAt: LONG_AGO, evidence },
  unsubscribe: { kind: 'unsubscribe', evidence },
  'leave the address': { kind: 'leave-address', evidence },
  pause: { kind: 'pause', until: NEXT_WEEK },
  resume: { kind: 'resume' },
  'hard bounce': { kind: 'hard-bounce', issueId: '2025-06-10', sentAt: now, at: now },
  'soft bounce': { kind: 'soft-bounce', issueId: '2025-06-10', sentAt: now, at: now },
  complaint: { kind: 'complaint', issueId: '2025-06-10', sentAt: now, at: now },
  import: { kind: 'import', ...ANN, as: 'confirmed', evidence },
  'import as unsubscribed': { kind: 'import', ...ANN, as: 'unsubscribed', evidence },
  'import as bounced': { kind: 'import', ...ANN, as: 'hard-bounce', evidence },
  add: { kind: 'add', ...ANN, evidence },
  suppress: { kind: 'suppress', ...ANN, evidence },
  clear: { kind: 'clear', evidence },
  erase: { kind: 'erase' },
  expire: { kind: 'expire' },
} as const satisfies Record<string, SubscriberCommand>;
type Command = keyof typeof COMMANDS;

/** What a decision comes to: its outcome, who stands there then, what is recorded and sent. `=` is no change. */
type Row = readonly [outcome: string, next: string, consent?: string | undefined, letter?: string];

const UNKNOWN: Row = ['unknown', '='];
const ALREADY: Row = ['already-done', '='];
const REFUSED: Row = ['refused', '='];
const EXPIRED: Row = ['expired', '='];
const GONE: Row = ['done', 'nobody'];
const LEFT: Row = ['done', 'unsubscribed', 'unsubscribe'];
const MOVED_AWAY: Row = ['done', 'unsubscribed, moved', 'leave-address', 'address-changed'];
const ASK: Row = ['done', 'pending', 'request', 'confirmation'];
const ASK_AGAIN: Row = ['done', 'pending (formerly unsubscribed)', 'request', 'confirmation'];
const ASK_NEW: Row = ['done', 'pending, to replace', 'request', 'address-change'];
const ASK_NEW_AGAIN: Row = [
  'done',
  'pending (formerly unsubscribed), to replace',
  'request',
  'address-change',
];
const suppressed = (by: string, formerly?: string): string =>
  `suppressed by ${by}${formerly === undefined ? '' : ` (formerly ${formerly})`}`;

const TABLE: Record<Command, Record<State, Row>> = {
  request: {
    nobody: ASK,
    pending: ASK,
    'pending again': ASK_AGAIN,
    'pending too long': ASK,
    confirmed: ['already-done', '=', undefined, 'already-subscribed'],
    paused: ['already-done', '=', undefined, 'already-subscribed'],
    unsubscribed: ASK_AGAIN,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  'request for another': {
    nobody: ASK_NEW,
    pending: ASK_NEW,
    'pending again': ASK_NEW_AGAIN,
    'pending too long': ASK_NEW,
    confirmed: ['done', 'confirmed, to replace', 'request', 'address-change'],
    paused: ['done', 'confirmed, paused, to replace', 'request', 'address-change'],
    unsubscribed: ASK_NEW_AGAIN,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  confirm: {
    nobody: UNKNOWN,
    pending: ['done', 'confirmed', 'confirm', 'welcome'],
    'pending again': ['done', 'confirmed', 'confirm', 'welcome'],
    'pending too long': EXPIRED,
    confirmed: ALREADY,
    paused: ALREADY,
    unsubscribed: EXPIRED,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  'confirm another request': {
    nobody: UNKNOWN,
    pending: EXPIRED,
    'pending again': EXPIRED,
    'pending too long': EXPIRED,
    confirmed: ALREADY,
    paused: ALREADY,
    unsubscribed: EXPIRED,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  unsubscribe: {
    nobody: UNKNOWN,
    pending: LEFT,
    'pending again': LEFT,
    'pending too long': LEFT,
    confirmed: LEFT,
    paused: LEFT,
    unsubscribed: ALREADY,
    bounced: ['already-done', suppressed('hard-bounce', 'unsubscribed'), 'unsubscribe'],
    complained: ['already-done', suppressed('complaint', 'unsubscribed'), 'unsubscribe'],
    erased: ALREADY,
  },
  'leave the address': {
    nobody: UNKNOWN,
    pending: MOVED_AWAY,
    'pending again': MOVED_AWAY,
    'pending too long': MOVED_AWAY,
    confirmed: MOVED_AWAY,
    paused: MOVED_AWAY,
    unsubscribed: ALREADY,
    bounced: ['already-done', suppressed('hard-bounce', 'unsubscribed'), 'leave-address'],
    complained: ['already-done', suppressed('complaint', 'unsubscribed'), 'leave-address'],
    erased: ALREADY,
  },
  pause: {
    nobody: UNKNOWN,
    pending: REFUSED,
    'pending again': REFUSED,
    'pending too long': REFUSED,
    confirmed: ['done', 'confirmed, paused'],
    paused: ALREADY,
    unsubscribed: REFUSED,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  resume: {
    nobody: UNKNOWN,
    pending: REFUSED,
    'pending again': REFUSED,
    'pending too long': REFUSED,
    confirmed: ALREADY,
    paused: ['done', 'confirmed'],
    unsubscribed: REFUSED,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  'hard bounce': {
    nobody: UNKNOWN,
    pending: ['done', suppressed('hard-bounce')],
    'pending again': ['done', suppressed('hard-bounce', 'unsubscribed')],
    'pending too long': ['done', suppressed('hard-bounce')],
    confirmed: ['done', suppressed('hard-bounce', 'confirmed')],
    paused: ['done', suppressed('hard-bounce', 'confirmed')],
    unsubscribed: ['done', suppressed('hard-bounce', 'unsubscribed')],
    bounced: ALREADY,
    complained: ALREADY,
    erased: ALREADY,
  },
  'soft bounce': {
    nobody: UNKNOWN,
    pending: ALREADY,
    'pending again': ALREADY,
    'pending too long': ALREADY,
    confirmed: ['done', 'confirmed, bounced softly'],
    paused: ['done', 'confirmed, paused, bounced softly'],
    unsubscribed: ALREADY,
    bounced: ALREADY,
    complained: ALREADY,
    erased: ALREADY,
  },
  complaint: {
    nobody: UNKNOWN,
    pending: ['done', suppressed('complaint')],
    'pending again': ['done', suppressed('complaint', 'unsubscribed')],
    'pending too long': ['done', suppressed('complaint')],
    confirmed: ['done', suppressed('complaint', 'confirmed')],
    paused: ['done', suppressed('complaint', 'confirmed')],
    unsubscribed: ['done', suppressed('complaint', 'unsubscribed')],
    bounced: ['done', suppressed('complaint', 'confirmed')],
    complained: ALREADY,
    erased: ALREADY,
  },
  import: known(['done', 'confirmed']),
  'import as unsubscribed': known(['done', 'unsubscribed']),
  'import as bounced': known(['done', suppressed('hard-bounce')]),
  add: {
    nobody: ['done', 'confirmed', 'add'],
    pending: ['done', 'confirmed', 'add'],
    'pending again': REFUSED,
    'pending too long': ['done', 'confirmed', 'add'],
    confirmed: ALREADY,
    paused: ALREADY,
    unsubscribed: REFUSED,
    bounced: REFUSED,
    complained: REFUSED,
    erased: REFUSED,
  },
  suppress: {
    nobody: ['done', suppressed('operator'), 'suppress'],
    pending: ['done', suppressed('operator'), 'suppress'],
    'pending again': ['done', suppressed('operator', 'unsubscribed'), 'suppress'],
    'pending too long': ['done', suppressed('operator'), 'suppress'],
    confirmed: ['done', suppressed('operator', 'confirmed'), 'suppress'],
    paused: ['done', suppressed('operator', 'confirmed'), 'suppress'],
    unsubscribed: ['done', suppressed('operator', 'unsubscribed'), 'suppress'],
    bounced: ['done', suppressed('operator', 'confirmed'), 'suppress'],
    complained: ['done', suppressed('operator', 'confirmed'), 'suppress'],
    erased: ['done', suppressed('operator'), 'suppress'],
  },
  clear: {
    nobody: UNKNOWN,
    pending: ALREADY,
    'pending again': ALREADY,
    'pending too long': ALREADY,
    confirmed: ALREADY,
    paused: ALREADY,
    unsubscribed: ALREADY,
    bounced: ['done', 'confirmed, cleared', 'clear'],
    complained: ['done', 'unsubscribed, cleared', 'clear'],
    erased: GONE,
  },
  erase: {
    nobody: UNKNOWN,
    pending: GONE,
    'pending again': GONE,
    'pending too long': GONE,
    confirmed: GONE,
    paused: GONE,
    unsubscribed: GONE,
    bounced: ['done', 'suppressed by hard-bounce, no address'],
    complained: ['done', 'suppressed by complaint, no address'],
    erased: ALREADY,
  },
  expire: {
    nobody: UNKNOWN,
    pending: ALREADY,
    'pending again': ALREADY,
    'pending too long': GONE,
    confirmed: ALREADY,
    paused: ALREADY,
    unsubscribed: ALREADY,
    bounced: ALREADY,
    complained: ALREADY,
    erased: ALREADY,
  },
};

/** An import never changes anybody who is known. */
function known(nobody: Row): Record<State, Row> {
  const states = Object.keys(STATES) as State[];
  return { ...(Object.fromEntries(states.map((state) => [state, REFUSED])) as Record<State, Row>), nobody };
}

function describeNext(decision: Decision, before: Subscriber | undefined): string {
  const { next } = decision;
  if (next === before) return '=';
  if (!next) return 'nobody';
  const by = next.suppressedBy === undefined ? '' : ` by ${next.suppressedBy}`;
  return [
    `${next.status}${by}${next.formerly ? ` (formerly ${next.formerly})` : ''}`,
    ...(next.pausedUntil === undefined ? [] : ['paused']),
    ...(next.movedAt === undefined ? [] : ['moved']),
    ...(next.clearedAt === undefined ? [] : ['cleared']),
    ...(next.softBounces ? ['bounced softly'] : []),
    ...(next.replaces !== undefined && next.confirmBy !== undefined ? ['to replace'] : []),
    ...(next.address === '' && before?.address !== '' ? ['no address'] : []),
  ].join(', ');
}

const ROWS = (Object.keys(TABLE) as Command[]).flatMap((command) =>
  (Object.keys(STATES) as State[]).map((state) => [state, command, TABLE[command][state]] as const),
);

describe('decideCommand', () => {
  it.each(ROWS)('makes of %s by "%s": %j', (state, command, [outcome, next, consent, letter]) => {
    const before = STATES[state];
    const decision = decideCommand(before, COMMANDS[command], NOW);
    const found = [decision.outcome, describeNext(decision, before), decision.consent?.step, decision.letter];
    expect(found).toEqual([outcome, next, consent, letter]);
  });

  it('does not call somebody moved any more who signs up at the old address again', () => {
    const moved = { ...STATES.unsubscribed, movedAt: LONG_AGO };
    const { next } = decideCommand(moved, COMMANDS.request, NOW);
    expect(next).toMatchObject({ status: 'pending', formerly: 'unsubscribed' });
    expect(next?.movedAt).toBeUndefined();
  });

  it('does not undo a clearing with a repeated complaint about what was sent before it', () => {
    const cleared = decideCommand(STATES.complained, COMMANDS.clear, NOW).next;
    const echo = { ...COMMANDS.complaint, sentAt: LONG_AGO };
    expect(decideCommand(cleared, echo, NOW)).toEqual({ outcome: 'already-done', next: cleared });
  });

  it('names the request, and says how long it can be confirmed', () => {
    const { next, consent } = decideCommand(undefined, COMMANDS.request, NOW);
    expect(next).toEqual({
      ...{ ...ANN, status: 'pending', since: now },
      ...{ requestedAt: now, confirmBy: IN_72_HOURS },
    });
    expect(consent).toEqual({ at: now, step: 'request', how: 'form' });
  });

  it('takes a second sign-up for the same request, so that the links of both letters work', () => {
    const { next } = decideCommand(STATES.pending, COMMANDS.request, NOW);
    expect(next).toEqual({ ...STATES.pending, confirmBy: IN_72_HOURS });
    const late = decideCommand(STATES['pending too long'], COMMANDS.request, NOW).next;
    expect(late?.requestedAt).toBe(now);
  });

  it('does not take a change of address for the sign-up that went before it', () => {
    const { next } = decideCommand(STATES.pending, COMMANDS['request for another'], NOW);
    expect(next).toMatchObject({ requestedAt: now, replaces: BOB_ID });
    expect(decideCommand(next, COMMANDS.confirm, NOW).outcome).toBe('expired');
    expect(decideCommand(next, COMMANDS.request, NOW).next?.replaces).toBeUndefined();
  });

  it('forgets a change of address that was not confirmed, and keeps the subscriber', () => {
    const waiting = decideCommand(STATES.paused, COMMANDS['request for another'], NOW).next;
    const later = new Date('2025-06-13T07:00:00.000Z');
    const { requestedAt: _asked, ...next } = decideCommand(waiting, COMMANDS.expire, later).next!;
    expect(next).toEqual(STATES.paused);
  });

  it('takes somebody back to having left who does not confirm', () => {
    const later = new Date('2025-06-12T07:00:00.000Z');
    const { next } = decideCommand(STATES['pending again'], COMMANDS.expire, later);
    expect(next).toEqual({ ...ANN, status: 'unsubscribed', since: later.toISOString() });
  });

  it('refuses a pause that is over, longer than a year, or no time at all', () => {
    for (const until of [now, '2025-06-09T00:00:00.000Z', '2026-06-12T00:00:00.000Z', 'tomorrow']) {
      expect(decideCommand(STATES.confirmed, { kind: 'pause', until }, NOW).outcome).toBe('refused');
    }
  });

  it.each(ROWS.filter(([, command]) => command !== 'request' && command !== 'request for another'))(
    'makes no more of %s when "%s" is said twice',
    (state, command) => {
      const once = decideCommand(STATES[state], COMMANDS[command], NOW).next;
      const twice = decideCommand(once, COMMANDS[command], new Date('2025-06-10T08:00:00.000Z'));
      expect(twice.next).toBe(once);
      expect(twice.letter).toBeUndefined();
    },
  );
});

const HOUR_MS = 3_600_000;
const someCommand = fc.record({
  hours: fc.integer({ min: 0, max: 100 }),
  command: fc.constantFrom(...(Object.keys(COMMANDS) as Command[])),
  confirmsLast: fc.boolean(),
});

describe('any sequence of commands', () => {
  const play = (
    steps: readonly { hours: number; command: Command; confirmsLast: boolean }[],
    look: (before: Subscriber | undefined, command: SubscriberCommand, decision: Decision, at: Date) => void,
  ) => {
    let current: Subscriber | undefined;
    let at = NOW.getTime();
    for (const { hours, command: name, confirmsLast } of steps) {
      at += hours * HOUR_MS;
      const time = new Date(at);
      const given: SubscriberCommand = COMMANDS[name];
      const command =
        given.kind === 'confirm' && confirmsLast && current?.requestedAt !== undefined
          ? { ...given, requestedAt: current.requestedAt }
          : 'at' in given
            ? { ...given, sentAt: time.toISOString(), at: time.toISOString() }
            : given;
      const decision = decideCommand(current, command, time);
      look(current, command, decision, time);
      current = decision.next;
    }
  };
  const assertAll = (look: Parameters<typeof play>[1]) =>
    fc.assert(
      fc.property(fc.array(someCommand, { maxLength: 25 }), (steps) => play(steps, look)),
      { seed: 1, numRuns: 2_000 },
    );

  it('makes nobody receive an issue who has not confirmed, been imported, been vouched for or been cleared', () => {
    assertAll((before, command, { next, outcome }, at) => {
      if (!next || !receivesIssues(next, at) || (before && receivesIssues(before, at))) return;
      if (before?.status === 'confirmed') return expect(['resume', 'expire']).toContain(command.kind);
      expect(outcome).toBe('done');
      expect(['confirm', 'import', 'add', 'clear']).toContain(command.kind);
      // Nobody's word but their own brings back somebody who has left.
      if (before?.status === 'unsubscribed' || (before?.status === 'pending' && before.formerly)) {
        expect(command.kind).toBe('confirm');
      }
    });
  });

  it('makes nobody anything else who is suppressed, but by clearing them', () => {
    assertAll((before, command, { next, letter }) => {
      if (before?.status !== 'suppressed' || command.kind === 'clear') return;
      expect(next?.status).toBe('suppressed');
      expect(letter).toBeUndefined();
    });
  });

  it('records every step that makes or ends a consent', () => {
    assertAll((before, command, { next, consent }) => {
      const wasConfirmed = before?.status === 'confirmed';
      const isConfirmed = next?.status === 'confirmed';
      if (
        wasConfirmed === isConfirmed ||
        ['erase', 'hard-bounce', 'soft-bounce', 'complaint'].includes(command.kind)
      )
        return;
      const record = command.kind === 'import' ? next?.imported : consent;
      expect(record?.step).toBe(command.kind);
    });
  });

  it('keeps the evidence of an import until the subscriber is erased', () => {
    assertAll((before, command, { next }) => {
      if (before?.imported && command.kind !== 'erase') expect(next?.imported).toEqual(before.imported);
      if (before && command.kind === 'erase') expect(next?.imported).toBeUndefined();
    });
  });

  it('lets a request be confirmed that was confirmed by no one else, and in time', () => {
    assertAll((before, command, { next, outcome }, at) => {
      if (command.kind !== 'confirm' || outcome !== 'done') return;
      expect(Date.parse(before!.confirmBy!)).toBeGreaterThan(at.getTime());
      expect(next?.confirmBy).toBeUndefined();
    });
  });
});
