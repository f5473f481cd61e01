import type { Mailer, OutgoingMessage, SendOutcome } from '../../src/email/mailer.ts';
import { MESSAGE_PLACEHOLDERS as P } from '../../src/email/message-fields.ts';
import type { ConsentRecord } from '../../src/subscribers/consent-record.ts';
import type { ConsentStore } from '../../src/subscribers/consent-store.ts';
import { LETTER_KINDS, type LetterKind, type LetterTemplates } from '../../src/subscribers/letters.ts';
import type { CountedWindow, Cooldown, LimitStore } from '../../src/subscribers/limit-store.ts';
import { DEFAULT_CAPS } from '../../src/subscribers/subscribe-limits.ts';
import { subscriberId } from '../../src/subscribers/subscriber-id.ts';
import type { SubscriberStore } from '../../src/subscribers/subscriber-store.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import type { SubscriptionPorts } from '../../src/subscribers/subscription-ports.ts';

export const ID_KEY = 'k'.repeat(32);
export const LINK_KEYS = { current: 'k1', secrets: { k1: 's'.repeat(32) } };
export const idOf = (address: string) => subscriberId(ID_KEY, address);

/** A letter as its person gets it, taken apart. */
export interface SentLetter {
  readonly kind: LetterKind;
  readonly to: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: OutgoingMessage['tags'];
}

/** All that subscribing needs, in memory, with a clock that only the test moves. */
export class SubscriptionWorld implements SubscriptionPorts {
  at = new Date('2025-06-10T07:00:00.000Z');
  readonly subscribers = new MemorySubscriberStore();
  readonly consents = new MemoryConsents();
  readonly limits = new MemoryLimits();
  caps = DEFAULT_CAPS;
  refusedDomains: ReadonlySet<string> = new Set();
  linkKeys: SubscriptionPorts['linkKeys'] = LINK_KEYS;
  readonly idKey = ID_KEY;
  readonly letters = plainLetters();
  readonly sent: SentLetter[] = [];
  readonly logged: { event: string; facts: object }[] = [];
  /** What SES answers, the first first; after the last one, that it has accepted. */
  outcomes: SendOutcome[] = [];
  readonly mailer: Mailer = { send: async (message) => this.#send(message) };
  readonly now = () => new Date(this.at);
  readonly wait = async (milliseconds: number) => this.pass(milliseconds);
  readonly log = (event: string, facts: object) => void this.logged.push({ event, facts });

  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }

  passHours(hours: number): void {
    this.pass(hours * 3_600_000);
  }

  standing(address: string): Subscriber | undefined {
    return this.subscribers.all.get(idOf(address));
  }

  lastLetter(): SentLetter {
    return this.sent.at(-1)!;
  }

  #send({ raw, to, tags }: OutgoingMessage): SendOutcome {
    const outcome = this.outcomes.shift() ?? { kind: 'sent', messageId: 'm' };
    if (outcome.kind === 'sent')
      this.sent.push({ to, tags, ...(JSON.parse(Buffer.from(raw).toString()) as object) } as SentLetter);
    return outcome;
  }
}

// A letter that is nothing but its fields, so that a test can read them back.
function plainLetters(): LetterTemplates {
  const standing = { to: P.to, unsubscribeToken: P.unsubscribeToken, preferencesToken: P.preferencesToken };
  const asking = { ...standing, confirmToken: P.confirmToken };
  const fieldsOf: Record<LetterKind, object> = {
    confirmation: { ...asking, replyToken: P.replyToken },
    welcome: standing,
    'already-subscribed': standing,
    'address-change': asking,
    'address-changed': standing,
  };
  const messages = LETTER_KINDS.map((kind) => [kind, JSON.stringify({ kind, fields: fieldsOf[kind] })]);
  return {
    from: 'daily@news.test',
    messages: Object.fromEntries(messages) as Record<LetterKind, string>,
    wording: 'letter-1',
  };
}

export class MemorySubscriberStore implements SubscriberStore {
  readonly all = new Map<string, Subscriber>();
  /** Everything that was asked of it, in order. */
  readonly calls: string[] = [];

  async loadMany(ids: readonly string[]) {
    this.calls.push('load');
    return ids.flatMap((id) => this.all.get(id) ?? []);
  }

  async pageShard() {
    return { subscribers: [...this.all.values()] };
  }

  async save(subscriber: Subscriber, previous: Subscriber | undefined) {
    this.calls.push('save');
    if (this.all.get(subscriber.id) !== previous) return 'conflict';
    this.all.set(subscriber.id, subscriber);
    return 'saved';
  }

  async remove(previous: Subscriber) {
    this.calls.push('remove');
    if (this.all.get(previous.id) !== previous) return 'conflict';
    this.all.delete(previous.id);
    return 'removed';
  }
}

export class MemoryConsents implements ConsentStore {
  readonly all = new Map<string, ConsentRecord[]>();

  async append(id: string, record: ConsentRecord) {
    this.all.set(id, [...(this.all.get(id) ?? []), record]);
  }

  async list(id: string) {
    return this.all.get(id) ?? [];
  }

  async erase(id: string) {
    this.all.delete(id);
  }

  stepsOf(address: string): string[] {
    return (this.all.get(idOf(address)) ?? []).map(({ step, how }) => `${step} by ${how}`);
  }
}

export class MemoryLimits implements LimitStore {
  readonly counts = new Map<string, number>();
  readonly cooldowns = new Map<string, Cooldown>();

  async count({ key, start, cap }: CountedWindow) {
    const name = `${key} ${start}`;
    const count = this.counts.get(name) ?? 0;
    if (count >= cap) return 'full';
    this.counts.set(name, count + 1);
    return 'counted';
  }

  async loadCooldown(key: string) {
    return this.cooldowns.get(key);
  }

  async saveCooldown(key: string, next: Cooldown, previous: Cooldown | undefined) {
    if (this.cooldowns.get(key) !== previous) return 'conflict';
    this.cooldowns.set(key, next);
    return 'saved';
  }

  async forgetCooldown(key: string) {
    this.cooldowns.delete(key);
  }
}
