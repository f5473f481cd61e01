import { Command, CommanderError } from 'commander';
import { StackError } from '../aws/stack-error.ts';
import { FolderInUseError } from '../local/lock-folder.ts';
import { NoChromiumError } from '../studio/open-chromium.ts';
import { PortTakenError } from '../studio/start-studio.ts';
import { RenderError } from '../email/render-error.ts';
import { CRASHED, FINDINGS, FINE, UsageError, WRONG_USE } from './exit-codes.ts';

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

/** One command a file, in the order of the help. It is loaded when it is called, so that none waits for the others. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  new: async () => (await import('./new.ts')).addNew,
  source: async () => (await import('./source-add.ts')).addSourceAdd,
  preview: async () => (await import('./preview.ts')).addPreview,
  check: async () => (await import('./check.ts')).addCheck,
  render: async () => (await import('./render.ts')).addRender,
  shots: async () => (await import('./shots.ts')).addShots,
  send: async () => (await import('./send.ts')).addSend,
  publish: async () => (await import('./publish.ts')).addPublish,
  schedule: async () => (await import('./schedule.ts')).addSchedule,
  compose: async () => (await import('./compose.ts')).addCompose,
  status: async () => (await import('./status.ts')).addStatus,
  who: async () => (await import('./who.ts')).addWho,
  pause: async () => (await import('./pause.ts')).addPause,
  resume: async () => (await import('./resume.ts')).addResume,
  settle: async () => (await import('./settle.ts')).addSettle,
  resend: async () => (await import('./resend.ts')).addResend,
  cost: async () => (await import('./cost.ts')).addCost,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
  subscribers: async () => (await import('./subscribers.ts')).addSubscribers,
  inbound: async () => (await import('./inbound.ts')).addInbound,
  ses: async () => (await import('./ses.ts')).addSes,
  start: async () => (await import('./start.ts')).addStart,
};

/**
 * The command line.
 *
 * @param name the one command that is called; with all of them if it is none
 */
export async function createProgram(name?: string): Promise<Command> {
  const program = new Command('waybill')
    .description(
      'A daily digest from structured articles: checked, previewed, sent, and every subscriber accounted for',
    )
    .addHelpText('after', EPILOGUE)
    .showSuggestionAfterError()
    .showHelpAfterError('(waybill --help lists the commands)')
    .exitOverride();
  const called = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  for (const load of called ? [called] : Object.values(COMMANDS)) (await load())(program);
  return program;
}

/**
 * Runs one command and sets `process.exitCode`.
 *
 * @param argv as in `process.argv`
 */
export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    const [, , name] = argv;
    await (await createProgram(name)).parseAsync(argv);
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
