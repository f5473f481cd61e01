import { slotsThatFit, slotTerms } from './decide-reservation.ts';
import type { RateSlots, Reservation, SlotOrder } from './rate-slots.ts';
import { decideSlowDown, isSlowedAt, type RateSettings } from './rate-state.ts';
import type { RateStore } from './rate-store.ts';
import type { SendAccount } from './send-account.ts';
import { slotTolerance } from './slot-tolerance.ts';
import { updateRateSettings } from './update-rate-settings.ts';

export interface SharedRatePorts {
  readonly store: RateStore;
  readonly account: Pick<SendAccount, 'loadQuota'>;
  readonly now: () => Date;
  /** The part of SES's rate that all senders together use, above 0 and at most 0.95. */
  readonly share: number;
}

/** SES raises a rate within days, so that a minute's delay is nothing; and it answers one such question a second. */
const ASKED_EVERY_MS = 60_000;
// The last moment that a Date can be: Infinity cannot be written into a condition, and more can be added to this.
const NO_LIMIT = 8.64e15;
/** Small windows cost a sender a write each, and its time between them. */
const FEWEST_AT_ONCE = 10;

/**
 * One sender's end of the rate that all share. It remembers the settings, so that a reservation is usually a single
 * conditional write and no read; that write fails if the settings have changed.
 */
export class SharedRate implements RateSlots {
  readonly #ports: SharedRatePorts;
  #held: RateSettings | undefined;
  // A sender that is slower than the rate of all would let slots lapse in every window, and they are lost to all.
  // So it takes no more at once than it has managed, and tries one more each time.
  #mostAtOnce = Infinity;

  constructor(ports: SharedRatePorts) {
    this.#ports = ports;
  }

  async reserve({ slots: wanted, latest = NO_LIMIT, lapsedAfter }: SlotOrder): Promise<Reservation> {
    const { store, share } = this.#ports;
    if (lapsedAfter === undefined) this.#mostAtOnce += 1;
    else this.#mostAtOnce = this.#mostAfterLapse(wanted, lapsedAfter);
    let most = Math.min(wanted, this.#mostAtOnce);
    for (;;) {
      const settings = await this.#settings();
      const free = await this.#whereFree(settings);
      const now = this.#now();
      const terms = slotTerms(settings, { now, slots: most, share, latest, free });
      const decision = await store.reserve(terms);
      switch (decision.kind) {
        case 'reserved': {
          const { latestMs } = slotTolerance(share);
          const { slots, spanMs } = terms;
          return {
            kind: 'reserved',
            window: { from: decision.from, spacingMs: spanMs / slots, slots, latestMs },
          };
        }
        case 'too-far': {
          const { from } = decision;
          most = slotsThatFit(settings, terms, { now, from, share, latest });
          if (most < 1) return { kind: 'too-far', freeAt: from };
          break;
        }
        case 'changed':
          this.#held = undefined;
      }
    }
  }

  // Only for half a minute after throttling does it matter, and only then is it worth a read.
  async #whereFree(settings: RateSettings): Promise<number | undefined> {
    if (!isSlowedAt(settings, this.#now())) return undefined;
    return (await this.#ports.store.load())?.nextFree;
  }

  // Half as many at least: it may just have stood still for a moment.
  #mostAfterLapse(wanted: number, used: number): number {
    return Math.max(FEWEST_AT_ONCE, used, Math.ceil(Math.min(wanted, this.#mostAtOnce) / 2));
  }

  async slowDown(): Promise<void> {
    await updateRateSettings(
      this.#ports.store,
      (settings) => settings && decideSlowDown(settings, this.#now()),
    );
    this.#held = undefined;
  }

  async #settings(): Promise<RateSettings> {
    const known = this.#held ?? (await this.#ports.store.load()) ?? (await this.#begin());
    this.#held = this.#isDue(known) ? await this.#askAgain(known) : known;
    return this.#held;
  }

  // Only before the very first issue of an installation.
  async #begin(): Promise<RateSettings> {
    const { maxSendRate } = await this.#ports.account.loadQuota();
    const first = { revision: 1, maxSendRate, askedAt: this.#now(), slowedTo: 1, slowedAt: 0 };
    const { store } = this.#ports;
    if ((await store.saveSettings(first)) === 'saved') return first;
    const others = await store.load();
    if (!others) throw new Error('The rate settings vanished between a conflict and a look');
    return others;
  }

  // Whoever writes down that SES is being asked is the one who asks; all others go on with what is known.
  async #askAgain(known: RateSettings): Promise<RateSettings> {
    const { store, account } = this.#ports;
    const mine = await updateRateSettings(store, (settings) =>
      settings && this.#isDue(settings)
        ? { ...settings, revision: settings.revision + 1, askedAt: this.#now() }
        : undefined,
    );
    if (mine) {
      // No answer is no reason to stop: the rate of a minute ago is still good, and in a minute it is asked again.
      const maxSendRate = await account.loadQuota().then(
        (quota) => quota.maxSendRate,
        () => mine.maxSendRate,
      );
      await updateRateSettings(store, (settings) =>
        settings && settings.maxSendRate !== maxSendRate
          ? { ...settings, revision: settings.revision + 1, maxSendRate }
          : undefined,
      );
    }
    return (await store.load()) ?? known;
  }

  #isDue({ askedAt }: RateSettings): boolean {
    return this.#now() - askedAt >= ASKED_EVERY_MS;
  }

  #now(): number {
    return this.#ports.now().getTime();
  }
}
