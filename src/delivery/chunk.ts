import { z } from 'zod';

/** At most so many subscribers are one unit of work: one read, one queue message, some seconds of sending. */
export const CHUNK_SIZE = 50;

/** Subscribers of one issue that one sender sees to. Written once, before the first send, and never changed. */
export const Chunk = z
  .strictObject({
    issueId: z.string(),
    shard: z.int().min(0).max(63),
    /** Chunks of a shard are numbered from 0 without a gap. */
    seq: z.int().min(0),
    /** In ascending order; empty only in a shard that ends with nobody left to add. */
    subscriberIds: z.array(z.string()).max(CHUNK_SIZE).readonly(),
    /** The shard's audience is complete with this chunk: nothing can be added behind it. */
    closesShard: z.boolean(),
  })
  .readonly();
export type Chunk = z.infer<typeof Chunk>;
