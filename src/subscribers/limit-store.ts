/** How often and when a confirmation went to an address lately. */
export interface Cooldown {
  /** When the latest was sent; RFC 3339, UTC. */
  readonly lastAt: string;
  /** How many since the first one that could still be confirmed. */
  readonly count: number;
}

/** Requests of one hour that count together. */
export interface CountedWindow {
  /** Whose requests: a hash, never an address or an IP. */
  readonly key: string;
  /** When the hour began; RFC 3339, UTC. */
  readonly start: string;
  /** How many there may be. */
  readonly cap: number;
}

/** Where the limits of sign-up are kept. What has lost its meaning may be swept up at any time, or never. */
export interface LimitStore {
  /** Counts one more unless the window is full. Exact, however many count at once. */
  count(window: CountedWindow): Promise<'counted' | 'full'>;
  loadCooldown(key: string): Promise<Cooldown | undefined>;
  /** Saves only if the stored one is still as `previous` was (or absent, if that is undefined). */
  saveCooldown(key: string, next: Cooldown, previous: Cooldown | undefined): Promise<'saved' | 'conflict'>;
  forgetCooldown(key: string): Promise<void>;
}
