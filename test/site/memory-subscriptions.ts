import type { OutgoingMessage } from '../../src/email/mailer.ts';
import { MESSAGE_PLACEHOLDERS } from '../../src/email/message-fields.ts';
import type { ConsentRecord } from '../../src/subscribers/consent-record.ts';
import { LETTER_KINDS, type LetterTemplates } from '../../src/subscribers/letters.ts';
import type { Cooldown } from '../../src/subscribers/limit-store.ts';
import { DEFAULT_CAPS } from '../../src/subscribers/subscribe-limits.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import type { SubscriptionPorts } from '../../src/subscribers/subscription-ports.ts';

export interface MemorySubscriptions {
  readonly ports: SubscriptionPorts;
  readonly subscribers: Map<string, Subscriber>;
  readonly consents: Map<string, readonly ConsentRecord[]>;
  readonly mails: OutgoingMessage[];
  readonly logged: { readonly event: string }[];
  /** Everything that is kept, as one text: equal before and after if nothing has changed. */
  snapshot(): string;
  advance(milliseconds: number): void;
}

/** Kept to be read by tests: a line for each thing that a letter is made out with. */
const LETTER = `To: ${MESSAGE_PLACEHOLDERS.to}\r\n\r\nconfirm=${MESSAGE_PLACEHOLDERS.confirmToken}\r\nunsubscribe=${MESSAGE_PLACEHOLDERS.unsubscribeToken}\r\npreferences=${MESSAGE_PLACEHOLDERS.preferencesToken}\r\n`;
const WELCOME = LETTER.replace(/confirm=.*\r\n/, '');
const ASKING = new Set(['confirmation', 'address-change']);

export const TEST_LETTERS: LetterTemplates = {
  from: 'daily@supplylines.example',
  messages: Object.fromEntries(
    LETTER_KINDS.map((kind) => [kind, ASKING.has(kind) ? LETTER : WELCOME]),
  ) as LetterTemplates['messages'],
  wording: 'letters-test',
};

/** The ports of subscribing over maps, with a clock that goes when it is told to. */
export function createMemorySubscriptions(): MemorySubscriptions {
  let time = Date.parse('2025-06-10T12:00:00Z');
  const subscribers = new Map<string, Subscriber>();
  const consents = new Map<string, readonly ConsentRecord[]>();
  const cooldowns = new Map<string, Cooldown>();
  const counts = new Map<string, number>();
  const mails: OutgoingMessage[] = [];
  const logged: { readonly event: string }[] = [];
  const isAs = (id: string, previous: Subscriber | undefined) =>
    JSON.stringify(subscribers.get(id)) === JSON.stringify(previous);

  const ports: SubscriptionPorts = {
    subscribers: {
      loadMany: async (ids) => ids.flatMap((id) => subscribers.get(id) ?? []),
      pageShard: async () => ({ subscribers: [...subscribers.values()] }),
      save: async (subscriber, previous) => {
        if (!isAs(subscriber.id, previous)) return 'conflict';
        subscribers.set(subscriber.id, subscriber);
        return 'saved';
      },
      remove: async (previous) => {
        if (!isAs(previous.id, previous)) return 'conflict';
        subscribers.delete(previous.id);
        return 'removed';
      },
    },
    consents: {
      append: async (id, record) => void consents.set(id, [...(consents.get(id) ?? []), record]),
      list: async (id) => consents.get(id) ?? [],
      erase: async (id) => void consents.delete(id),
    },
    limits: {
      count: async ({ key, start, cap }) => {
        const count = counts.get(key + start) ?? 0;
        if (count >= cap) return 'full';
        counts.set(key + start, count + 1);
        return 'counted';
      },
      loadCooldown: async (key) => cooldowns.get(key),
      saveCooldown: async (key, next, previous) => {
        if (JSON.stringify(cooldowns.get(key)) !== JSON.stringify(previous)) return 'conflict';
        cooldowns.set(key, next);
        return 'saved';
      },
      forgetCooldown: async (key) => void cooldowns.delete(key),
    },
    caps: DEFAULT_CAPS,
    linkKeys: { current: 'k1', secrets: { k1: 'x'.repeat(32), old: 'y'.repeat(32) } },
    idKey: 'z'.repeat(32),
    letters: TEST_LETTERS,
    mailer: {
      send: async (message) => {
        mails.push(message);
        return { kind: 'sent', messageId: `m${mails.length}` };
      },
    },
    now: () => new Date(time),
    wait: async () => undefined,
    log: (event, facts) => void logged.push({ event, ...facts }),
  };
  return {
    ports,
    subscribers,
    consents,
    mails,
    logged,
    snapshot: () =>
      JSON.stringify([[...subscribers], [...consents], [...cooldowns], [...counts], mails.length]),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
