import { Command, CommanderError } from 'commander';
import { StackError } from '../aws/find-stack.ts';
import { addCheck } from './check.ts';
import { FolderInUseError } from '../local/lock-folder.ts';
import { NoChromiumError } from '../studio/open-chromium.ts';
import { PortTakenError } from '../studio/start-studio.ts';
import { RenderError } from '../email/render-error.ts';
import { CRASHED, FINDINGS, FINE, UsageError, WRONG_USE } from './exit-codes.ts';
import { addCompose } from './compose.ts';
import { addCost } from './cost.ts';
import { addInbound } from './inbound.ts';
import { addDoctor } from './doctor.ts';
import { addNew } from './new.ts';
import { addPause } from './pause.ts';
import { addResume } from './resume.ts';
import { addResend } from './resend.ts';
import { addSes } from './ses.ts';
import { addPreview } from './preview.ts';
import { addPublish } from './publish.ts';
import { addRender } from './render.ts';
import { addSchedule } from './schedule.ts';
import { addSend } from './send.ts';
import { addShots } from './shots.ts';
import { addSettle } from './settle.ts';
import { addSourceAdd } from './source-add.ts';
import { addStart } from './start.ts';
import { addStatus } from './status.ts';
import { addSubscribers } from './subscribers.ts';
import { addWho } from './who.ts';

const EPILOGUE = `
A day with Waybill:
  waybill new article london-talks   a starting file to write in
  waybill source add story.html      take in what the article rests on
  waybill preview                    see the mail in your browser while you write
  waybill check                      what is wrong, in which line, and how to mend it
  waybill send 2025-06-10 --local    what your subscribers would find in their inboxes

Call it as "npx waybill" in the folder that holds newsletter.yaml. The editor's guide is docs/editors-guide.md.
Exit codes: 0 fine, 1 something was found in the content, 2 wrong use,
70 a fault of Waybill itself.`;

/** The command line: one command a file. */
export function createProgram(): Command {
  const program = new Command('waybill')
    .description(
      'A daily digest from structured articles: checked, previewed, sent, and every subscriber accounted for',
    )
    .addHelpText('after', EPILOGUE)
    .showSuggestionAfterError()
    .showHelpAfterError('(waybill --help lists the commands)')
    .exitOverride();
  for (const add of [
    addNew,
    addSourceAdd,
    addPreview,
    addCheck,
    addRender,
    addShots,
    addSend,
    addPublish,
    addSchedule,
    addCompose,
    addStatus,
    addWho,
    addPause,
    addResume,
    addSettle,
    addResend,
    addCost,
    addDoctor,
    addSubscribers,
    addInbound,
    addSes,
    addStart,
  ])
    add(program);
  return program;
}

/**
 * Runs one command and sets `process.exitCode`.
 *
 * @param argv as in `process.argv`
 */
export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** Their messages say to whoever called the command what is wrong and what to do. */
const PLAIN_ERRORS = [UsageError, PortTakenError, FolderInUseError, StackError, NoChromiumError];

function exitCodeOf(error: unknown): number {
  // Commander has printed the help or the mistake already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : WRONG_USE;
  if (PLAIN_ERRORS.some((kind) => error instanceof kind)) {
    console.error((error as Error).message);
    return WRONG_USE;
  }
  if (error instanceof RenderError) {
    console.error(error.message);
    return FINDINGS;
  }
  console.error('This is a fault of Waybill, not of your content:', error);
  return CRASHED;
}
