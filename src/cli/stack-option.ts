import type { Command } from 'commander';

export interface StackOption {
  /** Name of a deployed stack; the local system if absent. */
  readonly stack?: string;
}

/** Lets a command work on a system in AWS as well as on the local one. */
export function addStackOption(command: Command): Command {
  return command.option('--stack <name>', 'of a system in AWS; without it, the system of this machine');
}
