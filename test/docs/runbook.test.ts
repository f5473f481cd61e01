import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const RUNBOOK = readFileSync('docs/runbook.md', 'utf8');
const PARTS = RUNBOOK.split(/^## /m).slice(1);

describe('the runbook', () => {
  it('has a heading for what each alarm is called', () => {
    const raised = [...readFileSync('lib/alarms.ts', 'utf8').matchAll(/\bid: '([a-z-]+)'/g)].map(
      ([, id]) => id,
    );
    expect(raised.length).toBeGreaterThan(10);
    expect(PARTS.map((part) => part.split('\n', 1)[0])).toEqual(expect.arrayContaining(raised));
  });

  it.each(PARTS.map((part) => [part.split('\n', 1)[0], part]))(
    'says of %s what it means, how to look and what to do',
    (_id, part) => {
      expect(part).toMatch(/\*\*Means\.\*\*[\s\S]*\*\*Look\.\*\*[\s\S]*\*\*Do\.\*\*/);
    },
  );

  it('names commands that there are', async () => {
    const { createProgram } = await import('../../src/cli/program.ts');
    const known = (await createProgram()).commands.map((command) => command.name());
    const text = RUNBOOK + readFileSync('docs/deploy.md', 'utf8');
    const named = [...text.matchAll(/npx waybill ([a-z]+)/g)].map(([, name]) => name);
    expect(known).toEqual(expect.arrayContaining(named));
  });
});
