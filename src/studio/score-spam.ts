import { spawn } from 'node:child_process';
import type { SpamRule, SpamScore } from './spam-score.ts';

/** It takes one to four seconds; what takes longer hangs. */
const PATIENCE_MS = 60_000;

/**
 * Asks the SpamAssassin of this machine, which asks nobody else: no blocklists, no other machine (`-L`).
 *
 * @param message in MIME
 * @param program by its name on the PATH
 */
export function scoreSpam(message: Uint8Array, program = 'spamassassin'): Promise<SpamScore> {
  return new Promise((resolve) => {
    const filter = spawn(program, ['-L', '-t'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
    });
    const output: Buffer[] = [];
    filter.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    filter.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ENOENT'
          ? { kind: 'not-installed' }
          : { kind: 'failed', message: `${program} does not start (${error.code ?? error.message}).` },
      ),
    );
    filter.on('close', () => resolve(readReport(Buffer.concat(output).toString(), program)));
    // It may end before it has read everything; what it said until then is the answer.
    filter.stdin.on('error', () => undefined);
    filter.stdin.end(message);
  });
}

const HEADING = 'Content analysis details:';

/** The report that `-t` adds below the message. */
function readReport(output: string, program: string): SpamScore {
  const table = output.slice(output.lastIndexOf(HEADING));
  const [, points, limit] =
    /^Content analysis details:\s+\((-?[\d.]+) points, (-?[\d.]+) required\)/.exec(table) ?? [];
  if (points === undefined)
    return { kind: 'failed', message: `${program} has said nothing that can be read.` };
  return { kind: 'scored', points: Number(points), limit: Number(limit), rules: readRules(table) };
}

const ROW = /^\s*(-?\d+\.\d+) ([A-Z][A-Z0-9_]+)\s+(\S.*)$/;
/** A description goes on below itself. */
const MORE = /^\s{20,}(\S.*)$/;

function readRules(table: string): SpamRule[] {
  const rules: SpamRule[] = [];
  for (const line of table.split('\n')) {
    const [, points, id, description] = ROW.exec(line) ?? [];
    const last = rules.at(-1);
    if (id !== undefined) rules.push({ id, points: Number(points), description: description ?? '' });
    else if (last && MORE.test(line))
      rules[rules.length - 1] = { ...last, description: `${last.description} ${line.trim()}` };
  }
  return rules.toSorted((a, b) => b.points - a.points);
}
