import type { AttemptCounts, BrakeStore } from './brake-store.ts';
import type { ChunkEnding } from './chunk-ending.ts';
import type { IssueRecords } from './issue-records.ts';

export interface RejectionPorts {
  readonly records: Pick<IssueRecords, 'load'>;
  readonly brakes: Pick<BrakeStore, 'countAttempts'>;
}

/** One chunk's part in the account of what SES takes and what it rejects. */
export interface RejectionWatch {
  noteSent(): void;
  /** @returns what it means for the rest of the chunk */
  noteRejected(): Promise<ChunkEnding | undefined>;
  /** Tells the others what this chunk has sent. */
  end(): Promise<void>;
}

/** One of a hundred has an address that SES does not like. One of ten is the fault of something else. */
const SHARE = 0.1;
/** So many there must be before a share means anything; with 5 at a share of half of it, 100 are out. */
const LEAST = 5;

/**
 * Watches for rejections that are no subscriber's fault: a message that SES refuses whoever it is for, or a fault of
 * ours. FAILED is for good, so that a whole issue would be lost to one mistake. All senders count together; whoever
 * counts the fifth pauses the issue, and so does each doubling of it, should somebody resume it too soon.
 */
export function watchRejections(ports: RejectionPorts, issueId: string): RejectionWatch {
  // Told with the next rejection, or at the end: a write for each message would double what they cost.
  let untold = 0;
  const tell = async (rejected: number): Promise<AttemptCounts> => {
    const sent = untold;
    untold = 0;
    return ports.brakes.countAttempts(issueId, { sent, rejected });
  };
  return {
    noteSent: () => {
      untold += 1;
    },
    noteRejected: async () => {
      const counts = await tell(1);
      if (!isTooMany(counts)) return undefined;
      if (isTimeToPause(counts.rejected)) return { kind: 'pause', reason: 'rejections' };
      // If another sender has paused it, this chunk must not go on to be refused; or it was resumed, by one who knows.
      const pause = (await ports.records.load(issueId))?.pause;
      return pause && { kind: 'pause', reason: pause.reason };
    },
    end: async () => {
      if (untold > 0) await tell(0);
    },
  };
}

export function isTooMany({ sent, rejected }: AttemptCounts): boolean {
  return rejected >= LEAST && rejected > SHARE * (sent + rejected);
}

function isTimeToPause(rejected: number): boolean {
  return Number.isInteger(Math.log2(rejected / LEAST));
}
