import { z } from 'zod';
import { SesFate } from './ses-fate.ts';
import type { RawEmail } from './ses-request.ts';

const scope = {
  /** How many messages it hits before it is over. */
  times: z.int().min(1).default(1),
  /** Only messages to this address. */
  to: z.string().exactOptional(),
};

/** Something that goes wrong with a `SendRawEmail`, or with its message afterwards. */
export const SesFault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'throttle',
      'daily-quota',
      'reject',
      'paused',
      /** Answered with 500, and not accepted. */
      'error-500',
      /** Accepted and answered with 500 all the same. */
      'accept-then-500',
      'accept-then-reset',
      'accept-then-hang',
      /** Accepted and answered; what becomes of it is never told, told twice, or told in reverse. */
      'events-lost',
      'events-doubled',
      'events-reversed',
    ]),
    ...scope,
  }),
  /** Accepted and answered, `ms` later. */
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0), ...scope }),
  /** Accepted and answered, and comes to this end. */
  z.strictObject({ kind: z.literal('fate'), fate: SesFate, ...scope }),
]);
export type SesFault = z.infer<typeof SesFault>;
export type SesFaultInput = z.input<typeof SesFault>;

/** Faults to come. Each message meets the first that fits it, and uses it up by one. */
export class SesFaults {
  #waiting: SesFault[] = [];

  add(fault: SesFaultInput): void {
    this.#waiting.push(SesFault.parse(fault));
  }

  clear(): void {
    this.#waiting = [];
  }

  take(email: Pick<RawEmail, 'to'>): SesFault | undefined {
    const fault = this.#waiting.find(({ to }) => to === undefined || email.to.includes(to));
    if (!fault) return undefined;
    fault.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return fault;
  }
}
