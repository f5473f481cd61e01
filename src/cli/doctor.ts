import type { Command } from 'commander';
import pc from 'picocolors';
import type { Diagnosis } from '../delivery/diagnosis.ts';
import { diagnoseLocally } from './diagnose-locally.ts';
import { diagnoseStack } from './diagnose-stack.ts';
import { FINDINGS, FINE } from './exit-codes.ts';
import { newsletterOf } from './newsletter-of.ts';
import { addStackOption, type StackOption } from './stack-option.ts';

export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('look over a system point by point: what is fine, and what to do')
    .option('--json', 'print the points as JSON')
    .addHelpText(
      'after',
      '\nIt changes nothing. Exit code 1 if something is to be done; what is unknown does not count.',
    );
  addStackOption(command).action(async ({ stack, json }: StackOption & { json?: true }) => {
    const newsletter = await newsletterOf();
    const points = await (stack === undefined
      ? diagnoseLocally(newsletter)
      : diagnoseStack(stack, newsletter));
    if (json) console.log(JSON.stringify({ points }, null, 2));
    else for (const line of lines(points)) console.log(line);
    process.exitCode = points.some(({ state }) => state === 'to-do') ? FINDINGS : FINE;
  });
}

const MARKS = {
  fine: pc.green('fine   '),
  'to-do': pc.red('to do  '),
  'not-known': pc.yellow('unknown'),
} as const;

function lines(points: readonly Diagnosis[]): string[] {
  const count = (wanted: Diagnosis['state']) => points.filter(({ state }) => state === wanted).length;
  return [
    ...points.map(({ point, state, message }) => `${MARKS[state]} ${point.padEnd(12)} ${message}`),
    verdict({ all: points.length, toDo: count('to-do'), unknown: count('not-known') }),
  ];
}

function verdict({ all, toDo, unknown }: Readonly<Record<'all' | 'toDo' | 'unknown', number>>): string {
  if (toDo > 0) return pc.red(`${toDo} of ${all} points to do.`);
  // Somebody who may ask nothing would otherwise hear that all is well.
  if (unknown > 0)
    return pc.yellow(`Nothing to do, as far as can be seen. Unknown: ${unknown} of ${all} points.`);
  return pc.green('Nothing to do.');
}
