import type { Command } from 'commander';
import { composeDay, type ComposeDayResult } from '../delivery/compose-day.ts';
import { decideComposing } from '../delivery/decide-composing.ts';
import { findDayFault } from '../digest/instant.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { connectLocalComposing, DROPS_FOLDER } from '../local/connect-local-composing.ts';
import { FINDINGS, FINE, UsageError } from './exit-codes.ts';
import { TEMPLATES_FOLDER } from './load-project.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { newsletterOf } from './newsletter-of.ts';
import { withLocalServices } from './with-local-services.ts';

export function addCompose(program: Command): void {
  program
    .command('compose')
    .description(
      `compose a day's digest from ${DROPS_FOLDER}/ and publish it on this machine, as AWS does by itself`,
    )
    .argument('[day]', 'such as 2025-06-10; by default that of the next issue')
    .addHelpText(
      'after',
      `\nArticles lie in ${DROPS_FOLDER}/articles/<day>/, as in the bucket. One that has errors gets a report beside it.`,
    )
    .action(async (given: string | undefined) => {
      const fault = given === undefined ? undefined : findDayFault(given);
      if (fault) throw new UsageError(fault);
      const day = given ?? nextDay(await newsletterOf());
      await withLocalServices(async (endpoints) => {
        const ports = await connectLocalComposing({
          ...{ endpoints, folder: LOCAL_FOLDER, root: process.cwd(), templatesFolder: TEMPLATES_FOLDER },
          log: () => undefined,
        });
        process.exitCode = report(day, await composeDay(ports, day));
      });
    });
}

function nextDay(newsletter: Newsletter): string {
  const decision = decideComposing(newsletter, new Date());
  if (decision.kind !== 'no-sending-day') return decision.day;
  throw new UsageError(`${decision.day} is no sending day. Name the day that you mean, such as 2025-06-10.`);
}

function report(day: string, result: ComposeDayResult): number {
  switch (result.kind) {
    case 'published':
      console.log(`Issue ${day} is published: "${result.record.meta.subject}".`);
      for (const path of result.leftOut)
        console.log(`${DROPS_FOLDER}/${path} has errors and was left out; the report beside it says which.`);
      return result.leftOut.length > 0 ? FINDINGS : FINE;
    case 'already-published':
      console.log(`Issue ${day} was published before, and stays as it is: "${result.record.meta.subject}".`);
      return FINE;
    case 'skipped':
    case 'stopped':
      console.log(result.text);
      return FINDINGS;
  }
}
